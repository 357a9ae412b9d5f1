using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Docker;

/// <summary>Logs in to a registry: <c>docker login</c>.</summary>
[Command(
    Type = typeof(DockerTasks),
    Command = nameof(DockerTasks.DockerLogin),
    Arguments = "login"
)]
public class DockerLoginSettings : ToolOptions
{
    [Argument(Format = "--password {value}", Secret = true)]
    public string Password => Get<string>();

    [Argument(Format = "--username {value}")]
    public string Username => Get<string>();

    [Argument(Format = "{value}", Position = -1)]
    public string Server => Get<string>();
}

/// <summary>Setting <see cref="DockerLoginSettings"/>.</summary>
public static class DockerLoginSettingsExtensions
{
    extension<T>(T o)
        where T : DockerLoginSettings
    {
        public T SetPassword(string v) => o.Set(nameof(o.Password), v);

        public T ResetPassword() => o.Reset(nameof(o.Password));

        public T SetUsername(string v) => o.Set(nameof(o.Username), v);

        public T ResetUsername() => o.Reset(nameof(o.Username));

        public T SetServer(string v) => o.Set(nameof(o.Server), v);

        public T ResetServer() => o.Reset(nameof(o.Server));
    }
}
