using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Docker;

/// <summary>Logs out of a registry: <c>docker logout</c>.</summary>
[Command(
    Type = typeof(DockerTasks),
    Command = nameof(DockerTasks.DockerLogout),
    Arguments = "logout"
)]
public class DockerLogoutSettings : ToolOptions
{
    [Argument(Format = "{value}")]
    public string Server => Get<string>();
}

/// <summary>Setting <see cref="DockerLogoutSettings"/>.</summary>
public static class DockerLogoutSettingsExtensions
{
    extension<T>(T o)
        where T : DockerLogoutSettings
    {
        public T SetServer(string v) => o.Set(nameof(o.Server), v);

        public T ResetServer() => o.Reset(nameof(o.Server));
    }
}
