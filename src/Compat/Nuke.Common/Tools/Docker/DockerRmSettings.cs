using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Docker;

/// <summary>Removes containers: <c>docker rm</c>.</summary>
[Command(Type = typeof(DockerTasks), Command = nameof(DockerTasks.DockerRm), Arguments = "rm")]
public class DockerRmSettings : ToolOptions
{
    [Argument(Format = "--force")]
    public bool? Force => Get<bool?>();

    [Argument(Format = "--link")]
    public bool? Link => Get<bool?>();

    [Argument(Format = "--volumes")]
    public bool? Volumes => Get<bool?>();

    [Argument(Format = "{value}", Position = -1, Separator = " ")]
    public IReadOnlyList<string> Containers => Get<IReadOnlyList<string>>();
}

/// <summary>Setting <see cref="DockerRmSettings"/>.</summary>
public static class DockerRmSettingsExtensions
{
    extension<T>(T o)
        where T : DockerRmSettings
    {
        public T SetForce(bool? v) => o.Set(nameof(o.Force), v);

        public T ResetForce() => o.Reset(nameof(o.Force));

        public T EnableForce() => o.Set(nameof(o.Force), true);

        public T DisableForce() => o.Set(nameof(o.Force), false);

        public T ToggleForce() => o.Set(nameof(o.Force), !o.Force);

        public T SetLink(bool? v) => o.Set(nameof(o.Link), v);

        public T ResetLink() => o.Reset(nameof(o.Link));

        public T EnableLink() => o.Set(nameof(o.Link), true);

        public T DisableLink() => o.Set(nameof(o.Link), false);

        public T ToggleLink() => o.Set(nameof(o.Link), !o.Link);

        public T SetVolumes(bool? v) => o.Set(nameof(o.Volumes), v);

        public T ResetVolumes() => o.Reset(nameof(o.Volumes));

        public T EnableVolumes() => o.Set(nameof(o.Volumes), true);

        public T DisableVolumes() => o.Set(nameof(o.Volumes), false);

        public T ToggleVolumes() => o.Set(nameof(o.Volumes), !o.Volumes);

        public T SetContainers(params string[] v) => o.SetList(nameof(o.Containers), v);

        public T SetContainers(IEnumerable<string> v) => o.SetList(nameof(o.Containers), v);

        public T AddContainers(params string[] v) => o.AddList(nameof(o.Containers), v);

        public T AddContainers(IEnumerable<string> v) => o.AddList(nameof(o.Containers), v);

        public T RemoveContainers(params string[] v) => o.RemoveList(nameof(o.Containers), v);

        public T RemoveContainers(IEnumerable<string> v) => o.RemoveList(nameof(o.Containers), v);

        public T ClearContainers() => o.ClearList<T, string>(nameof(o.Containers));
    }
}
