using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Docker;

/// <summary>Shows the versions of client and engine: <c>docker version</c>.</summary>
[Command(
    Type = typeof(DockerTasks),
    Command = nameof(DockerTasks.DockerVersion),
    Arguments = "version"
)]
public class DockerVersionSettings : ToolOptions
{
    [Argument(Format = "--format {value}")]
    public string Format => Get<string>();
}

/// <summary>Setting <see cref="DockerVersionSettings"/>.</summary>
public static class DockerVersionSettingsExtensions
{
    extension<T>(T o)
        where T : DockerVersionSettings
    {
        public T SetFormat(string v) => o.Set(nameof(o.Format), v);

        public T ResetFormat() => o.Reset(nameof(o.Format));
    }
}
