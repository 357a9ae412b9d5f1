using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Docker;

/// <summary>Loads images of an archive: <c>docker load</c>.</summary>
[Command(Type = typeof(DockerTasks), Command = nameof(DockerTasks.DockerLoad), Arguments = "load")]
public class DockerLoadSettings : ToolOptions
{
    [Argument(Format = "--input {value}")]
    public string Input => Get<string>();

    [Argument(Format = "--quiet")]
    public bool? Quiet => Get<bool?>();
}

/// <summary>Setting <see cref="DockerLoadSettings"/>.</summary>
public static class DockerLoadSettingsExtensions
{
    extension<T>(T o)
        where T : DockerLoadSettings
    {
        public T SetInput(string v) => o.Set(nameof(o.Input), v);

        public T ResetInput() => o.Reset(nameof(o.Input));

        public T SetQuiet(bool? v) => o.Set(nameof(o.Quiet), v);

        public T ResetQuiet() => o.Reset(nameof(o.Quiet));

        public T EnableQuiet() => o.Set(nameof(o.Quiet), true);

        public T DisableQuiet() => o.Set(nameof(o.Quiet), false);

        public T ToggleQuiet() => o.Set(nameof(o.Quiet), !o.Quiet);
    }
}
