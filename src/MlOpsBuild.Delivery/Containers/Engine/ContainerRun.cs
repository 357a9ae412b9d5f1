namespace MlOpsBuild.Delivery.Containers.Engine;

/// <summary>
/// What is started, and how it is confined. Unless said otherwise it can write nothing but <c>/tmp</c>, has no rights of the
/// kernel, gets none, and reaches no network.
/// </summary>
public sealed record ContainerRun
{
    /// <summary>The image: its id, or a name.</summary>
    public required string Image { get; init; }

    /// <summary>The container's name. <value>The default value is <see langword="null"/>: the engine makes one.</value></summary>
    public string? Name { get; init; }

    /// <summary>Instead of the image's command. <value>The default value is <see langword="null"/>: the image's.</value></summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>Labels. <value>The default value is empty.</value></summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Environment variables. <value>The default value is empty.</value></summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The network's name or id. <value>The default value is <c>none</c>: its own loopback alone.</value></summary>
    public string Network { get; init; } = "none";

    /// <summary>Further names in that network. <value>The default value is empty.</value></summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Ports that the host passes on. <value>The default value is empty.</value></summary>
    public IReadOnlyList<PublishedPort> Ports { get; init; } = [];

    /// <summary>Volumes: the name of each by the path where it is. <value>The default value is empty.</value></summary>
    public IReadOnlyDictionary<string, string> Volumes { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Folders in memory: the mount options of each by its path. <value>The default value is <c>/tmp</c>, 64 MiB.</value>
    /// </summary>
    public IReadOnlyDictionary<string, string> Tmpfs { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["/tmp"] = TmpfsOptions };

    /// <summary>The mount options of a folder in memory that everybody may write, of 64 MiB.</summary>
    public const string TmpfsOptions = "rw,noexec,nosuid,nodev,size=64m,mode=1777";

    /// <summary>Whether the root file system is read-only. <value>The default value is <see langword="true"/>.</value></summary>
    public bool IsReadOnly { get; init; } = true;

    /// <summary>Who runs in it, <c>uid[:gid]</c>. <value>The default value is <see langword="null"/>: the image's user.</value></summary>
    public string? User { get; init; }

    /// <summary>The most memory, in bytes. <value>The default value is 0: no limit.</value></summary>
    public long MemoryBytes { get; init; }

    /// <summary>The most processors, e.g. 0.5. <value>The default value is 0: no limit.</value></summary>
    public double Cpus { get; init; }

    /// <summary>The most processes and threads. <value>The default value is 512.</value></summary>
    public long Pids { get; init; } = 512;

    /// <summary>
    /// When the engine starts it again: <c>no</c>, <c>on-failure</c>, <c>unless-stopped</c> or <c>always</c>. <value>The
    /// default value is <c>no</c>.</value>
    /// </summary>
    public string Restart { get; init; } = "no";

    /// <summary>How long it may take to stop before it is killed. <value>The default value is 30 seconds.</value></summary>
    public TimeSpan StopWithin { get; init; } = TimeSpan.FromSeconds(30);
}
