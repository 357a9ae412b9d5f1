using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Docker;

/// <summary>Pushes an image: <c>docker push</c>.</summary>
[Command(Type = typeof(DockerTasks), Command = nameof(DockerTasks.DockerPush), Arguments = "push")]
public class DockerPushSettings : ToolOptions
{
    [Argument(Format = "--all-tags")]
    public bool? AllTags => Get<bool?>();

    [Argument(Format = "--disable-content-trust")]
    public bool? DisableContentTrust => Get<bool?>();

    [Argument(Format = "{value}", Position = -1)]
    public string Name => Get<string>();
}

/// <summary>Setting <see cref="DockerPushSettings"/>.</summary>
public static class DockerPushSettingsExtensions
{
    extension<T>(T o)
        where T : DockerPushSettings
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

        public T SetName(string v) => o.Set(nameof(o.Name), v);

        public T ResetName() => o.Reset(nameof(o.Name));
    }
}
