using MlOpsBuild.Common;

namespace MlOpsBuild.Pipelines;

/// <summary>Finds out what a stage's declared inputs are at this moment.</summary>
internal sealed class StageInputReader(CacheFolder folder, FileIndex index)
{
    /// <exception cref="UsageException">A declared file is missing.</exception>
    public async ValueTask<StageInputs> ReadAsync(
        StageDefinition stage,
        IReadOnlyDictionary<string, Digest> upstream,
        CancellationToken cancellationToken
    )
    {
        var files = new Dictionary<string, Digest>(StringComparer.Ordinal);
        foreach (var file in stage.Files)
        {
            files[file] =
                await index.DigestOfAsync(folder.ProjectFile(file), cancellationToken)
                ?? throw Missing(stage, file);
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

    /// <summary>Makes sure that a stage read what its key says.</summary>
    /// <exception cref="MlOpsException">A file changed since.</exception>
    public async ValueTask VerifyAsync(StageInputs inputs, CancellationToken cancellationToken)
    {
        foreach (var (file, digest) in inputs.Files)
        {
            if (await index.DigestOfAsync(folder.ProjectFile(file), cancellationToken) != digest)
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
