using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Docker;

/// <summary>Lists images: <c>docker image ls</c>.</summary>
[Command(
    Type = typeof(DockerTasks),
    Command = nameof(DockerTasks.DockerImageLs),
    Arguments = "image ls"
)]
public class DockerImageLsSettings : ToolOptions
{
    [Argument(Format = "--all")]
    public bool? All => Get<bool?>();

    [Argument(Format = "--digests")]
    public bool? Digests => Get<bool?>();

    [Argument(Format = "--filter {value}")]
    public string Filter => Get<string>();

    [Argument(Format = "--format {value}")]
    public string Format => Get<string>();

    [Argument(Format = "--no-trunc")]
    public bool? NoTrunc => Get<bool?>();

    [Argument(Format = "--quiet")]
    public bool? Quiet => Get<bool?>();

    [Argument(Format = "{value}", Position = -1)]
    public string Repository => Get<string>();
}

/// <summary>Setting <see cref="DockerImageLsSettings"/>.</summary>
public static class DockerImageLsSettingsExtensions
{
    extension<T>(T o)
        where T : DockerImageLsSettings
    {
        public T SetAll(bool? v) => o.Set(nameof(o.All), v);

        public T ResetAll() => o.Reset(nameof(o.All));

        public T EnableAll() => o.Set(nameof(o.All), true);

        public T DisableAll() => o.Set(nameof(o.All), false);

        public T ToggleAll() => o.Set(nameof(o.All), !o.All);

        public T SetDigests(bool? v) => o.Set(nameof(o.Digests), v);

        public T ResetDigests() => o.Reset(nameof(o.Digests));

        public T EnableDigests() => o.Set(nameof(o.Digests), true);

        public T DisableDigests() => o.Set(nameof(o.Digests), false);

        public T ToggleDigests() => o.Set(nameof(o.Digests), !o.Digests);

        public T SetFilter(string v) => o.Set(nameof(o.Filter), v);

        public T ResetFilter() => o.Reset(nameof(o.Filter));

        public T SetFormat(string v) => o.Set(nameof(o.Format), v);

        public T ResetFormat() => o.Reset(nameof(o.Format));

        public T SetNoTrunc(bool? v) => o.Set(nameof(o.NoTrunc), v);

        public T ResetNoTrunc() => o.Reset(nameof(o.NoTrunc));

        public T EnableNoTrunc() => o.Set(nameof(o.NoTrunc), true);

        public T DisableNoTrunc() => o.Set(nameof(o.NoTrunc), false);

        public T ToggleNoTrunc() => o.Set(nameof(o.NoTrunc), !o.NoTrunc);

        public T SetQuiet(bool? v) => o.Set(nameof(o.Quiet), v);

        public T ResetQuiet() => o.Reset(nameof(o.Quiet));

        public T EnableQuiet() => o.Set(nameof(o.Quiet), true);

        public T DisableQuiet() => o.Set(nameof(o.Quiet), false);

        public T ToggleQuiet() => o.Set(nameof(o.Quiet), !o.Quiet);

        public T SetRepository(string v) => o.Set(nameof(o.Repository), v);

        public T ResetRepository() => o.Reset(nameof(o.Repository));
    }
}
