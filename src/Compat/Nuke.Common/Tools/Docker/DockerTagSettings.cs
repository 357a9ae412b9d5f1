using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Docker;

/// <summary>Gives an image another name: <c>docker tag</c>.</summary>
[Command(Type = typeof(DockerTasks), Command = nameof(DockerTasks.DockerTag), Arguments = "tag")]
public class DockerTagSettings : ToolOptions
{
    [Argument(Format = "{value}", Position = -2)]
    public string SourceImage => Get<string>();

    [Argument(Format = "{value}", Position = -1)]
    public string TargetImage => Get<string>();
}

/// <summary>Setting <see cref="DockerTagSettings"/>.</summary>
public static class DockerTagSettingsExtensions
{
    extension<T>(T o)
        where T : DockerTagSettings
    {
        public T SetSourceImage(string v) => o.Set(nameof(o.SourceImage), v);

        public T ResetSourceImage() => o.Reset(nameof(o.SourceImage));

        public T SetTargetImage(string v) => o.Set(nameof(o.TargetImage), v);

        public T ResetTargetImage() => o.Reset(nameof(o.TargetImage));
    }
}
