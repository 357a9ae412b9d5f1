using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Docker;

/// <summary>Stops containers: <c>docker stop</c>.</summary>
[Command(Type = typeof(DockerTasks), Command = nameof(DockerTasks.DockerStop), Arguments = "stop")]
public class DockerStopSettings : ToolOptions
{
    [Argument(Format = "--time {value}")]
    public int? Time => Get<int?>();

    [Argument(Format = "{value}", Position = -1, Separator = " ")]
    public IReadOnlyList<string> Containers => Get<IReadOnlyList<string>>();
}

/// <summary>Setting <see cref="DockerStopSettings"/>.</summary>
public static class DockerStopSettingsExtensions
{
    extension<T>(T o)
        where T : DockerStopSettings
    {
        public T SetTime(int? v) => o.Set(nameof(o.Time), v);

        public T ResetTime() => o.Reset(nameof(o.Time));

        public T SetContainers(params string[] v) => o.SetList(nameof(o.Containers), v);

        public T SetContainers(IEnumerable<string> v) => o.SetList(nameof(o.Containers), v);

        public T AddContainers(params string[] v) => o.AddList(nameof(o.Containers), v);

        public T AddContainers(IEnumerable<string> v) => o.AddList(nameof(o.Containers), v);

        public T RemoveContainers(params string[] v) => o.RemoveList(nameof(o.Containers), v);

        public T RemoveContainers(IEnumerable<string> v) => o.RemoveList(nameof(o.Containers), v);

        public T ClearContainers() => o.ClearList<T, string>(nameof(o.Containers));
    }
}
