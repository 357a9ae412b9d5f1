using Nuke.Common.IO;

namespace Nuke.Common.Git;

/// <summary>The files in which git keeps head and references, of a clone, a worktree or a submodule.</summary>
internal sealed class GitDirectory
{
    public const string Branches = "refs/heads/";
    private const string TagPrefix = "refs/tags/";
    private const string SymbolicPrefix = "ref:";
    private readonly string _directory;
    private readonly string _common;

    private GitDirectory(AbsolutePath workingDirectory, string directory)
    {
        WorkingDirectory = workingDirectory;
        _directory = directory;

        // A worktree has a head of its own; it shares references and configuration.
        var file = Path.Combine(directory, "commondir");
        _common = File.Exists(file)
            ? Path.GetFullPath(Path.Combine(directory, File.ReadAllText(file).Trim()))
            : directory;
        Assert.True(
            !Directory.Exists(Path.Combine(_common, "reftable")),
            $"Repository '{workingDirectory}' keeps its references as reftable, which is not supported. "
                + "Convert it: git refs migrate --ref-format=files"
        );
    }

    public AbsolutePath WorkingDirectory { get; }

    public string ConfigFile => Path.Combine(_common, "config");

    /// <summary>The repository of a directory or of the closest one above it, or null.</summary>
    public static GitDirectory TryFind(AbsolutePath directory)
    {
        for (var current = directory; current is not null; current = current.Parent)
        {
            var git = Path.Combine(current, ".git");
            if (File.Exists(Path.Combine(git, "HEAD")))
                return new GitDirectory(current, git);

            if (File.Exists(git))
                return new GitDirectory(current, ReadLink(current, git));
        }

        return null;
    }

    /// <summary><c>refs/heads/main</c>, or the commit where the head is detached.</summary>
    public string ReadHead() => Read(Path.Combine(_directory, "HEAD"));

    /// <summary>The commit of a reference, or null where there is none yet.</summary>
    public string Resolve(string reference)
    {
        // Symbolic references may point to others.
        for (var i = 0; i < 5; i++)
        {
            if (!reference.StartsWith("refs/", StringComparison.Ordinal))
                return reference;

            var file = Path.Combine(_common, reference);
            var target = File.Exists(file) ? Read(file) : FindPacked(reference);
            if (target is null)
                return null;

            reference = target;
        }

        throw new InvalidOperationException(
            $"Reference '{reference}' of repository '{WorkingDirectory}' points to itself"
        );
    }

    /// <summary>The tags that name a commit, also those that are objects with a message: files first, then the packed file.</summary>
    public IReadOnlyCollection<string> GetTags(string commit)
    {
        if (commit is null)
            return [];

        var directory = Path.Combine(_common, "refs", "tags");
        var files = Directory.Exists(directory)
            ? Directory.GetFiles(directory, "*", SearchOption.AllDirectories)
            : [];
        Array.Sort(files, StringComparer.Ordinal);
        var objects = new GitObjects(Path.Combine(_common, "objects"));
        var tags = new List<string>();
        var loose = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var name = Path.GetRelativePath(directory, file).Replace('\\', '/');
            if (name.EndsWith(".lock", StringComparison.Ordinal))
                continue;

            loose.Add(name);
            var id = Read(file);
            if (id == commit || objects.TryGetTarget(id) == commit)
                tags.Add(name);
        }

        foreach (var (id, reference, target) in ReadPacked())
        {
            if (
                (target ?? id) == commit
                && reference.StartsWith(TagPrefix, StringComparison.Ordinal)
                && !loose.Contains(reference[TagPrefix.Length..])
            )
                tags.Add(reference[TagPrefix.Length..]);
        }

        return tags;
    }

    private static string ReadLink(AbsolutePath workingDirectory, string file)
    {
        const string Prefix = "gitdir:";
        var content = File.ReadAllText(file);
        Assert.True(
            content.StartsWith(Prefix, StringComparison.Ordinal),
            $"File '{file}' must begin with '{Prefix}'"
        );
        var directory = Path.GetFullPath(
            Path.Combine(workingDirectory, content[Prefix.Length..].Trim())
        );
        Assert.True(
            File.Exists(Path.Combine(directory, "HEAD")),
            $"File '{file}' points to '{directory}', which is no Git directory. Repair it: git worktree repair"
        );
        return directory;
    }

    private static string Read(string file)
    {
        var content = File.ReadAllText(file).Trim();
        return content.StartsWith(SymbolicPrefix, StringComparison.Ordinal)
            ? content[SymbolicPrefix.Length..].TrimStart()
            : content;
    }

    private string FindPacked(string reference)
    {
        foreach (var (id, name, _) in ReadPacked())
        {
            if (name == reference)
                return id;
        }

        return null;
    }

    /// <summary>The lines <c>id name</c>, each with the line <c>^target</c> that follows a tag which is an object.</summary>
    private IEnumerable<(string Id, string Name, string Target)> ReadPacked()
    {
        var file = Path.Combine(_common, "packed-refs");
        if (!File.Exists(file))
            yield break;

        string id = null;
        string name = null;
        foreach (var line in File.ReadLines(file))
        {
            if (line.StartsWith('^'))
            {
                yield return (id, name, line[1..].TrimEnd());
                name = null;
                continue;
            }

            if (name is not null)
                yield return (id, name, null);

            var space = line.IndexOf(' ', StringComparison.Ordinal);
            (id, name) =
                space > 0 && line[0] != '#'
                    ? (line[..space], line[(space + 1)..].TrimEnd())
                    : (null, null);
        }

        if (name is not null)
            yield return (id, name, null);
    }
}
