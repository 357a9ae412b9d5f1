using MlOpsBuild.Common;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Training.Programs;

/// <summary>Collects the files of a model in its folder, and writes its <c>model.json</c>.</summary>
/// <param name="folder">The folder: it exists and is empty.</param>
internal sealed class ModelCollector(string folder)
{
    /// <summary>More files than this are no model.</summary>
    public const int MaxFiles = 10_000;

    /// <summary>More bytes than this are no model.</summary>
    public const long MaxBytes = 20L << 30;

    // What lies beside a served model.
    private static readonly string[] Reserved =
    [
        ModelBundle.ManifestFile,
        ServingContract.FileName,
        ServeSettings.FileName,
        GoldenRows.FileName,
        "model-card.md",
    ];

    private readonly Dictionary<string, string> _digests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Path, string Source)> _sources = new(
        StringComparer.OrdinalIgnoreCase
    );
    private long _bytes;

    /// <summary>Whether it has no files.</summary>
    public bool IsEmpty => _digests.Count == 0;

    /// <summary>Copies a file into it.</summary>
    /// <param name="path">Where to, with forward slashes.</param>
    /// <param name="from">The full path of the file.</param>
    /// <param name="source">Where it comes from, for people, e.g. <c>the project</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="MlOpsException">The path is taken or no path of a model, or there is too much.</exception>
    public async Task CopyAsync(
        string path,
        string from,
        string source,
        CancellationToken cancellationToken
    )
    {
        Claim(path, source, new FileInfo(from).Length);
        var target = PathOf(path);
        await using (var input = Open(from, FileMode.Open, FileAccess.Read))
        await using (var output = Open(target, FileMode.CreateNew, FileAccess.Write))
        {
            await input.CopyToAsync(output, cancellationToken);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(target, File.GetUnixFileMode(from) | UnixFileMode.UserWrite);
        }

        await DigestAsync(path, target, cancellationToken);
    }

    /// <summary>Moves a file into it; otherwise as <see cref="CopyAsync"/>.</summary>
    /// <inheritdoc cref="CopyAsync"/>
    public async Task MoveAsync(
        string path,
        string from,
        string source,
        CancellationToken cancellationToken
    )
    {
        Claim(path, source, new FileInfo(from).Length);
        var target = PathOf(path);
        File.Move(from, target);
        await DigestAsync(path, target, cancellationToken);
    }

    /// <summary>Writes <c>model.json</c> of a model whose outputs a program computes, and lets its programs be run.</summary>
    /// <param name="manifest">What is known of the model.</param>
    /// <param name="predict">The program and its arguments, as in mlops.yaml: <c>./predict</c> is a file of the model.</param>
    /// <param name="protocol">How it is asked.</param>
    public void WriteManifest(
        ModelManifest manifest,
        IReadOnlyList<string> predict,
        string protocol
    )
    {
        var own = predict[0].StartsWith("./", StringComparison.Ordinal)
            ? predict[0][2..]
            : predict[0];
        IReadOnlyList<string> command = _digests.ContainsKey(own)
            ? [own, .. predict.Skip(1)]
            : predict;
        File.WriteAllBytes(
            Path.Combine(folder, ModelBundle.ManifestFile),
            ModelBundle.Write(
                manifest,
                new ProcessWeights
                {
                    Command = command,
                    Files = _digests,
                    Protocol = protocol,
                }
            )
        );
        ModelFolder.MakeRunnable(folder);
    }

    private void Claim(string path, string source, long size)
    {
        if (Reserved.Contains(path, StringComparer.OrdinalIgnoreCase))
        {
            throw new MlOpsException(
                $"The model would have a file '{path}' from {source}, which is a name that every model's folder uses for something else: give it another one."
            );
        }

        if (
            path.Contains('\\', StringComparison.Ordinal)
            || path.Contains(':', StringComparison.Ordinal)
            || path.Any(char.IsControl)
        )
        {
            throw new MlOpsException(
                $"The model would have a file '{PlainText.Of(path)}' from {source}: a backslash, colon or control character is in no path of a model. Give it another name."
            );
        }

        if (!_sources.TryAdd(path, (path, source)))
        {
            var (other, from) = _sources[path];
            throw new MlOpsException(
                other == path
                    ? $"The model would have the file '{path}' twice, from {from} and from {source}: give one of them another name."
                    : $"The model would have the files '{other}' from {from} and '{path}' from {source}, which are one file on some systems: give one of them another name."
            );
        }

        _bytes += size;
        if (_sources.Count > MaxFiles || _bytes > MaxBytes)
        {
            throw new MlOpsException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The model has more than {MaxFiles} files or {MaxBytes >> 30} GiB, found at '{path}' from {source}: only what predicting needs belongs to it."
                )
            );
        }
    }

    private string PathOf(string path)
    {
        var target = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        return target;
    }

    private async Task DigestAsync(
        string path,
        string target,
        CancellationToken cancellationToken
    ) => _digests[path] = (await Digest.OfFileAsync(target, cancellationToken)).Hex;

    private static FileStream Open(string path, FileMode mode, FileAccess access) =>
        new(
            path,
            mode,
            access,
            FileShare.Read,
            1 << 16,
            FileOptions.Asynchronous | FileOptions.SequentialScan
        );
}
