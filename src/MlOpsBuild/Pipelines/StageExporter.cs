using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Pipelines;

/// <summary>
/// Makes a folder hold a stage's outputs. What it put there is noted in <c>.mlops/exports/</c>, so that it can be
/// removed when it is no output any more, while files of others stay.
/// </summary>
internal sealed class StageExporter(CacheFolder folder, FileIndex index)
{
    public async Task ExportAsync(
        StageOutcome outcome,
        string directory,
        CancellationToken cancellationToken
    )
    {
        directory = Path.GetFullPath(directory);
        var notePath = Path.Combine(folder.Exports, IdOf(directory));
        var noted = ReadNote(notePath);
        var wanted = new Dictionary<string, string>(StringComparer.Ordinal);
        var toCopy = new List<StageOutput>();
        foreach (var output in outcome.Outputs)
        {
            wanted[output.Path] = output.Digest.ToString();
            var target = Path.Combine(directory, output.Path);
            if (
                !(index.TryFind(target, out var known) && known == output.Digest)
                && await index.DigestOfAsync(target, cancellationToken) != output.Digest
            )
            {
                toCopy.Add(output);
            }
        }

        if (toCopy.Count == 0 && SameAs(wanted, noted))
        {
            return;
        }

        var stale = noted.Where(note => !wanted.ContainsKey(note.Key)).ToList();
        folder.Create();
        WriteNote(notePath, wanted.Concat(stale)); // before the files: a crash must not orphan one
        await CopyAsync(outcome, directory, toCopy, cancellationToken);
        foreach (var (path, digest) in stale)
        {
            await DeleteAsync(directory, path, Digest.Parse(digest), cancellationToken);
        }

        WriteNote(notePath, wanted);
    }

    private static async Task CopyAsync(
        StageOutcome outcome,
        string directory,
        List<StageOutput> outputs,
        CancellationToken cancellationToken
    )
    {
        var tidied = new HashSet<string>(StringComparer.Ordinal);
        foreach (var output in outputs)
        {
            var target = Path.Combine(directory, output.Path);
            var parent = Path.GetDirectoryName(target)!;
            if (tidied.Add(parent))
            {
                BlobFiles.DeleteLeftovers(parent);
            }

            try
            {
                await outcome.Blobs.CopyToFileAsync(output.Digest, target, cancellationToken);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new MlOpsException($"Cannot write {target}: {e.Message}", inner: e);
            }
        }
    }

    // Only what is still as it was put there.
    private async Task DeleteAsync(
        string directory,
        string path,
        Digest digest,
        CancellationToken cancellationToken
    )
    {
        var target = Path.Combine(directory, path);
        if (await index.DigestOfAsync(target, cancellationToken) != digest)
        {
            return;
        }

        File.Delete(target);
        var parent = Path.GetDirectoryName(target)!;
        while (
            parent.Length > directory.Length && !Directory.EnumerateFileSystemEntries(parent).Any()
        )
        {
            Directory.Delete(parent);
            parent = Path.GetDirectoryName(parent)!;
        }
    }

    private string IdOf(string directory) =>
        Digest.Of(Path.GetRelativePath(folder.Root, directory)).Hex[..32];

    private static bool SameAs(Dictionary<string, string> wanted, Dictionary<string, string> noted)
    {
        if (wanted.Count != noted.Count)
        {
            return false;
        }

        foreach (var (path, digest) in wanted)
        {
            if (!string.Equals(noted.GetValueOrDefault(path), digest, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    // Text on both sides: a dictionary of a struct would have to be compiled at each start.
    private static Dictionary<string, string> ReadNote(string path)
    {
        var noted = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(path))
        {
            return noted;
        }

        foreach (var line in File.ReadLines(path))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            if (
                space > 0
                && Digest.TryParse(line[..space], out _)
                && OutputPath.IsValid(line[(space + 1)..])
            )
            {
                noted[line[(space + 1)..]] = line[..space];
            }
        }

        return noted;
    }

    private void WriteNote(string path, IEnumerable<KeyValuePair<string, string>> files)
    {
        var text = new StringBuilder();
        foreach (var (name, digest) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            text.Append(digest).Append(' ').Append(name).Append('\n');
        }

        AtomicFile.Write(path, Encoding.UTF8.GetBytes(text.ToString()), folder.Runs);
    }
}
