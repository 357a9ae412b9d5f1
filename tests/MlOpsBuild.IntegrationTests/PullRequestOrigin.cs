namespace MlOpsBuild.IntegrationTests;

/// <summary>
/// A repository with the files of this one as its main branch, and a pull request that changes the sample's model, as a
/// server keeps them.
/// </summary>
internal sealed class PullRequestOrigin : IDisposable
{
    public PullRequestOrigin()
    {
        var root = Path.Combine(Folder, "origin");
        var files = Programs
            .Git(
                Programs.Repository,
                "ls-files",
                "--cached",
                "--others",
                "--exclude-standard",
                "-z"
            )
            .Split('\0', StringSplitOptions.RemoveEmptyEntries);
        foreach (var file in files)
        {
            var source = Path.Combine(Programs.Repository, file);
            if (File.Exists(source)) // deleted and not committed yet
            {
                var target = Path.Combine(root, file);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(source, target);
            }
        }

        Programs.Git(root, "init", "-q");
        Programs.Git(root, "add", "-A");
        Programs.Git(root, "commit", "-q", "-m", "main");
        Programs.Git(root, "checkout", "-q", "-b", "topic");
        var config = Path.Combine(root, "templates", "mlopsbuild", "mlops.yaml");
        var text = File.ReadAllText(config);
        text.ShouldContain("depth: 5 ");
        File.WriteAllText(config, text.Replace("depth: 5 ", "depth: 4 ", StringComparison.Ordinal));
        Programs.Git(root, "commit", "-q", "-a", "-m", "shallower trees");
        Head = Programs.Git(root, "rev-parse", "HEAD");
        Programs.Git(root, "checkout", "-q", "-b", "merged", "main");
        Programs.Git(root, "merge", "-q", "--no-ff", "-m", "Merge topic into main", "topic");
        Programs.Git(root, "update-ref", "refs/pull/1/merge", "HEAD");
        Merge = Programs.Git(root, "rev-parse", "HEAD");
        Programs.Git(root, "checkout", "-q", "main");
        Programs.Git(root, "branch", "-q", "-D", "merged");
        Root = root;
    }

    public string Root { get; }

    /// <summary>The commit that reviewers look at.</summary>
    public string Head { get; }

    /// <summary>The merge that GitHub makes of it.</summary>
    public string Merge { get; }

    /// <summary>Holds the repository and its clones.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("mlops-origin-").FullName;

    /// <summary>What actions/checkout does with <c>fetch-depth: 0</c>: all branches, and the commit with no branch.</summary>
    public string CheckOut(string name)
    {
        var clone = Path.Combine(Folder, name);
        Programs.Git(Folder, "init", "-q", clone);
        Programs.Git(clone, "remote", "add", "origin", Root);
        Programs.Git(clone, "fetch", "-q", "origin", "+refs/heads/*:refs/remotes/origin/*");
        Programs.Git(clone, "checkout", "-q", "--force", Head);
        return clone;
    }

    /// <summary>What a developer does who wants to see what the check saw.</summary>
    public string Clone(string name)
    {
        var clone = Path.Combine(Folder, name);
        Programs.Git(Folder, "clone", "-q", Root, clone);
        Programs.Git(clone, "checkout", "-q", "topic");
        return clone;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
