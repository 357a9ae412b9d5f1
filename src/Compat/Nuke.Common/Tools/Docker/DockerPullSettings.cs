using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Docker;

/// <summary>Pulls an image: <c>docker pull</c>.</summary>
[Command(Type = typeof(DockerTasks), Command = nameof(DockerTasks.DockerPull), Arguments = "pull")]
public class DockerPullSettings : ToolOptions
{
    [Argument(Format = "--all-tags")]
    public bool? AllTags => Get<bool?>();

    [Argument(Format = "--disable-content-trust")]
    public bool? DisableContentTrust => Get<bool?>();

    [Argument(Format = "--platform {value}")]
    public string Platform => Get<string>();

    [Argument(Format = "--quiet")]
    public bool? Quiet => Get<bool?>();

    [Argument(Format = "{value}", Position = -1)]
    public string Name => Get<string>();
}

/// <summary>Setting <see cref="DockerPullSettings"/>.</summary>
public static class DockerPullSettingsExtensions
{
    extension<T>(T o)
        where T : DockerPullSettings
    {
        public T SetAllTags(bool? v) => o.Set(nameof(o.AllTags), v);

        public T ResetAllTags() => o.Reset(nameof(o.AllTags));

        public T EnableAllTags() => o.Set(nameof(o.AllTags), true);

        public T DisableAllTags() => o.Set(nameof(o.AllTags), false);

        public T ToggleAllTags() => o.Set(nameof(o.AllTags), !o.AllTags);

        public T SetDisableContentTrust(bool? v) => o.Set(nameof(o.DisableContentTrust), v);

        public T ResetDisableContentTrust() => o.Reset(nameof(o.DisableContentTrust));

        public T EnableDisableContentTrust() => o.Set(nameof(o.DisableContentTrust), true);

        public T DisableDisableContentTrust() => o.Set(nameof(o.DisableContentTrust), false);

        public T ToggleDisableContentTrust() =>
            o.Set(nameof(o.DisableContentTrust), !o.DisableContentTrust);

        public T SetPlatform(string v) => o.Set(nameof(o.Platform), v);

        public T ResetPlatform() => o.Reset(nameof(o.Platform));

        public T SetQuiet(bool? v) => o.Set(nameof(o.Quiet), v);

        public T ResetQuiet() => o.Reset(nameof(o.Quiet));

        public T EnableQuiet() => o.Set(nameof(o.Quiet), true);

        public T DisableQuiet() => o.Set(nameof(o.Quiet), false);

        public T ToggleQuiet() => o.Set(nameof(o.Quiet), !o.Quiet);

        public T SetName(string v) => o.Set(nameof(o.Name), v);

        public T ResetName() => o.Reset(nameof(o.Name));
    }
}
