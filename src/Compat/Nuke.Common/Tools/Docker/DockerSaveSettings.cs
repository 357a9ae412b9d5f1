using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Docker;

/// <summary>Saves images as an archive: <c>docker save</c>.</summary>
[Command(Type = typeof(DockerTasks), Command = nameof(DockerTasks.DockerSave), Arguments = "save")]
public class DockerSaveSettings : ToolOptions
{
    [Argument(Format = "--output {value}")]
    public string Output => Get<string>();

    [Argument(Format = "{value}", Position = -1, Separator = " ")]
    public IReadOnlyList<string> Images => Get<IReadOnlyList<string>>();
}

/// <summary>Setting <see cref="DockerSaveSettings"/>.</summary>
public static class DockerSaveSettingsExtensions
{
    extension<T>(T o)
        where T : DockerSaveSettings
    {
        public T SetOutput(string v) => o.Set(nameof(o.Output), v);

        public T ResetOutput() => o.Reset(nameof(o.Output));

        public T SetImages(params string[] v) => o.SetList(nameof(o.Images), v);

        public T SetImages(IEnumerable<string> v) => o.SetList(nameof(o.Images), v);

        public T AddImages(params string[] v) => o.AddList(nameof(o.Images), v);

        public T AddImages(IEnumerable<string> v) => o.AddList(nameof(o.Images), v);

        public T RemoveImages(params string[] v) => o.RemoveList(nameof(o.Images), v);

        public T RemoveImages(IEnumerable<string> v) => o.RemoveList(nameof(o.Images), v);

        public T ClearImages() => o.ClearList<T, string>(nameof(o.Images));
    }
}
