namespace MlOpsBuild.Pipelines;

/// <summary>The places in <c>.mlops/</c> and of a project's lock files.</summary>
internal sealed class CacheFolder
{
    private readonly string _project;
    private readonly string _localLocks;

    public CacheFolder(string rootDirectory, string projectDirectory)
    {
        Root = Path.GetFullPath(rootDirectory);
        _project = Path.GetFullPath(projectDirectory);
        Base = Path.Combine(Root, ".mlops");
        _localLocks = Path.Combine(Base, "lock", ProjectId(Root, _project));
    }

    public string Root { get; }

    public string Base { get; }

    public string Store => Path.Combine(Base, "store");

    public string Index => Path.Combine(Base, "index");

    public string Runs => Path.Combine(Base, "runs");

    public string Exports => Path.Combine(Base, "exports");

    /// <summary>The lock files of all projects that are not committed.</summary>
    public string Locks => Path.Combine(Base, "lock");

    /// <summary>The file that the operating system locks; never read or deleted.</summary>
    public string BuildLock => Path.Combine(Base, "lock-file");

    /// <summary>Says who has the lock: a locked file cannot be read on every system.</summary>
    public string BuildLockHolder => Path.Combine(Base, "lock-holder");

    public string LockFileOf(StageDefinition stage) =>
        Path.Combine(
            stage.Committed ? Path.Combine(_project, "mlops.lock") : _localLocks,
            stage.Name + ".json"
        );

    /// <summary>The project's lock files: first those of the commit, then those of this machine.</summary>
    public IEnumerable<string> LockFiles() =>
        new[] { Path.Combine(_project, "mlops.lock"), _localLocks }
            .Where(Directory.Exists)
            .SelectMany(d => Directory.EnumerateFiles(d, "*.json").Order(StringComparer.Ordinal));

    public string ProjectFile(string relativePath) =>
        Path.GetFullPath(Path.Combine(_project, relativePath));

    /// <summary>Creates <c>.mlops/</c>, and tells Git not to look into it.</summary>
    public void Create()
    {
        var ignore = Path.Combine(Base, ".gitignore");
        if (!File.Exists(ignore))
        {
            Directory.CreateDirectory(Base);
            File.WriteAllText(ignore, "*\n");
        }
    }

    private static string ProjectId(string root, string project)
    {
        var relative = Path.GetRelativePath(root, project);
        return relative == "." ? ""
            : relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative)
                ? "outside-" + Common.Digest.Of(project).Short
            : relative;
    }
}
