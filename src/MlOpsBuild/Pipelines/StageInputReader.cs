using MlOpsBuild.Common;

namespace MlOpsBuild.Pipelines;

/// <summary>Finds out what a stage's declared inputs are at this moment.</summary>
internal sealed class StageInputReader(
    CacheFolder folder,
    FileIndex index,
    IAbsentFiles? absent = null
)
{
    /// <exception cref="UsageException">A declared file is missing.</exception>
    public async ValueTask<StageInputs> ReadAsync(
        StageDefinition stage,
        IReadOnlyDictionary<string, string> upstream,
        CancellationToken cancellationToken
    )
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in stage.Files)
        {
            var path = folder.ProjectFile(file);
            if (!index.TryFind(path, out var digest))
            {
                digest =
                    await index.DigestOfAsync(path, cancellationToken)
                    ?? (absent is null ? null : await absent.DigestOfAsync(path, cancellationToken))
                    ?? throw Missing(stage, file);
            }

            files[file] = digest.ToString();
        }

        return new StageInputs
        {
            Stage = stage.Name,
            Version = stage.Version,
            Parameters = stage.Parameters,
            Files = files,
            Upstream = upstream,
            External = stage.External,
        };
    }

    /// <summary>Brings the inputs that are not on disk.</summary>
    /// <exception cref="MlOpsException">One cannot be had.</exception>
    public async ValueTask RestoreAsync(
        StageInputs inputs,
        Action<string> note,
        CancellationToken cancellationToken
    )
    {
        foreach (var file in inputs.Files.Keys)
        {
            var path = folder.ProjectFile(file);
            if (absent is not null && !File.Exists(path))
            {
                note(await absent.RestoreAsync(path, cancellationToken));
            }
        }
    }

    /// <summary>Makes sure that a stage read what its key says.</summary>
    /// <exception cref="MlOpsException">A file changed since.</exception>
    public async ValueTask VerifyAsync(StageInputs inputs, CancellationToken cancellationToken)
    {
        foreach (var (file, digest) in inputs.Files)
        {
            var now = await index.DigestOfAsync(folder.ProjectFile(file), cancellationToken);
            if (now?.ToString() != digest)
            {
                throw new MlOpsException(
                    $"{file} changed while stage {inputs.Stage} ran, so its outputs may be of neither content: nothing was recorded. Run again."
                );
            }
        }
    }

    private UsageException Missing(StageDefinition stage, string file)
    {
        var path = folder.ProjectFile(file);
        var found = Directory.Exists(path) ? "is a folder" : "is not there";
        return new UsageException(
            $"Stage {stage.Name} reads {file}, which {found} (looked at {path}). Create the file or correct its path in mlops.yaml."
        );
    }
}
