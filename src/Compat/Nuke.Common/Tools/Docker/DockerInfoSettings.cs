using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Docker;

/// <summary>Describes the engine: <c>docker info</c>.</summary>
[Command(Type = typeof(DockerTasks), Command = nameof(DockerTasks.DockerInfo), Arguments = "info")]
public class DockerInfoSettings : ToolOptions
{
    [Argument(Format = "--format {value}")]
    public string Format => Get<string>();
}

/// <summary>Setting <see cref="DockerInfoSettings"/>.</summary>
public static class DockerInfoSettingsExtensions
{
    extension<T>(T o)
        where T : DockerInfoSettings
    {
        public T SetFormat(string v) => o.Set(nameof(o.Format), v);

        public T ResetFormat() => o.Reset(nameof(o.Format));
    }
}
