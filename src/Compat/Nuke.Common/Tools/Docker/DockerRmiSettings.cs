using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Docker;

/// <summary>Removes images: <c>docker rmi</c>.</summary>
[Command(Type = typeof(DockerTasks), Command = nameof(DockerTasks.DockerRmi), Arguments = "rmi")]
public class DockerRmiSettings : ToolOptions
{
    [Argument(Format = "--force")]
    public bool? Force => Get<bool?>();

    [Argument(Format = "--no-prune")]
    public bool? NoPrune => Get<bool?>();

    [Argument(Format = "{value}", Position = -1, Separator = " ")]
    public IReadOnlyList<string> Images => Get<IReadOnlyList<string>>();
}

/// <summary>Setting <see cref="DockerRmiSettings"/>.</summary>
public static class DockerRmiSettingsExtensions
{
    extension<T>(T o)
        where T : DockerRmiSettings
    {
        public T SetForce(bool? v) => o.Set(nameof(o.Force), v);

        public T ResetForce() => o.Reset(nameof(o.Force));

        public T EnableForce() => o.Set(nameof(o.Force), true);

        public T DisableForce() => o.Set(nameof(o.Force), false);

        public T ToggleForce() => o.Set(nameof(o.Force), !o.Force);

        public T SetNoPrune(bool? v) => o.Set(nameof(o.NoPrune), v);

        public T ResetNoPrune() => o.Reset(nameof(o.NoPrune));

        public T EnableNoPrune() => o.Set(nameof(o.NoPrune), true);

        public T DisableNoPrune() => o.Set(nameof(o.NoPrune), false);

        public T ToggleNoPrune() => o.Set(nameof(o.NoPrune), !o.NoPrune);

        public T SetImages(params string[] v) => o.SetList(nameof(o.Images), v);

        public T SetImages(IEnumerable<string> v) => o.SetList(nameof(o.Images), v);

        public T AddImages(params string[] v) => o.AddList(nameof(o.Images), v);

        public T AddImages(IEnumerable<string> v) => o.AddList(nameof(o.Images), v);

        public T RemoveImages(params string[] v) => o.RemoveList(nameof(o.Images), v);

        public T RemoveImages(IEnumerable<string> v) => o.RemoveList(nameof(o.Images), v);

        public T ClearImages() => o.ClearList<T, string>(nameof(o.Images));
    }
}
