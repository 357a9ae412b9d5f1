using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Docker;

/// <summary>Describes images and containers: <c>docker inspect</c>.</summary>
[Command(
    Type = typeof(DockerTasks),
    Command = nameof(DockerTasks.DockerInspect),
    Arguments = "inspect"
)]
public class DockerInspectSettings : ToolOptions
{
    [Argument(Format = "--format {value}")]
    public string Format => Get<string>();

    [Argument(Format = "--size")]
    public bool? Size => Get<bool?>();

    [Argument(Format = "--type {value}")]
    public string Type => Get<string>();

    [Argument(Format = "{value}", Position = -1, Separator = " ")]
    public IReadOnlyList<string> Names => Get<IReadOnlyList<string>>();
}

/// <summary>Setting <see cref="DockerInspectSettings"/>.</summary>
public static class DockerInspectSettingsExtensions
{
    extension<T>(T o)
        where T : DockerInspectSettings
    {
        public T SetFormat(string v) => o.Set(nameof(o.Format), v);

        public T ResetFormat() => o.Reset(nameof(o.Format));

        public T SetSize(bool? v) => o.Set(nameof(o.Size), v);

        public T ResetSize() => o.Reset(nameof(o.Size));

        public T EnableSize() => o.Set(nameof(o.Size), true);

        public T DisableSize() => o.Set(nameof(o.Size), false);

        public T ToggleSize() => o.Set(nameof(o.Size), !o.Size);

        public T SetType(string v) => o.Set(nameof(o.Type), v);

        public T ResetType() => o.Reset(nameof(o.Type));

        public T SetNames(params string[] v) => o.SetList(nameof(o.Names), v);

        public T SetNames(IEnumerable<string> v) => o.SetList(nameof(o.Names), v);

        public T AddNames(params string[] v) => o.AddList(nameof(o.Names), v);

        public T AddNames(IEnumerable<string> v) => o.AddList(nameof(o.Names), v);

        public T RemoveNames(params string[] v) => o.RemoveList(nameof(o.Names), v);

        public T RemoveNames(IEnumerable<string> v) => o.RemoveList(nameof(o.Names), v);

        public T ClearNames() => o.ClearList<T, string>(nameof(o.Names));
    }
}
