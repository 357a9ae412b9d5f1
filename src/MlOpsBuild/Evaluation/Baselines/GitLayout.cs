namespace MlOpsBuild.Evaluation.Baselines;

/// <summary>Where a repository keeps its files (gitrepository-layout(5)).</summary>
/// <param name="WorkTree">The folder that is checked out.</param>
/// <param name="GitDirectory">HEAD and what else belongs to this work tree.</param>
/// <param name="CommonDirectory">References and objects, shared by all work trees.</param>
internal sealed record GitLayout(string WorkTree, string GitDirectory, string CommonDirectory)
{
    /// <summary>Whether history was cut off by a clone with a depth.</summary>
    public bool IsShallow => File.Exists(Path.Combine(CommonDirectory, "shallow"));

    /// <summary>The repository that <paramref name="directory"/> is in, or <see langword="null"/>.</summary>
    public static GitLayout? Discover(string directory)
    {
        for (var d = new DirectoryInfo(Path.GetFullPath(directory)); d is not null; d = d.Parent)
        {
            var dot = Path.Combine(d.FullName, ".git");
            var git =
                Directory.Exists(dot) ? dot
                : File.Exists(dot) ? Follow(dot, "gitdir: ", d.FullName)
                : null;
            if (git is not null && File.Exists(Path.Combine(git, "HEAD")))
            {
                var common = Follow(Path.Combine(git, "commondir"), "", git) ?? git;
                return new GitLayout(d.FullName, git, common);
            }
        }

        return null;
    }

    // The path that a file's first line holds after a prefix, or null.
    private static string? Follow(string file, string prefix, string relativeTo)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        var text = File.ReadAllText(file).Trim();
        return text.StartsWith(prefix, StringComparison.Ordinal)
            ? Path.GetFullPath(text[prefix.Length..], relativeTo)
            : null;
    }
}
