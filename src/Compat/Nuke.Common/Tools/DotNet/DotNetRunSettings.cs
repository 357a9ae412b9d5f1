using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Runs a project: <c>dotnet run</c>.</summary>
[Command(Type = typeof(DotNetTasks), Command = nameof(DotNetTasks.DotNetRun), Arguments = "run")]
public class DotNetRunSettings : DotNetRestoringSettings, IDotNetProjectProperties
{
    [Argument(Format = "--configuration {value}")]
    public string Configuration => Get<string>();

    [Argument(Format = "--framework {value}")]
    public string Framework => Get<string>();

    [Argument(Format = "--launch-profile {value}")]
    public string LaunchProfile => Get<string>();

    [Argument(Format = "--no-build")]
    public bool? NoBuild => Get<bool?>();

    [Argument(Format = "--no-launch-profile")]
    public bool? NoLaunchProfile => Get<bool?>();

    [Argument(Format = "--no-restore")]
    public bool? NoRestore => Get<bool?>();

    [Argument(Format = "--project {value}")]
    public string ProjectFile => Get<string>();

    [Argument(Format = "-- {value}", Position = -1, Separator = " ")]
    public IReadOnlyList<string> ApplicationArguments => Get<IReadOnlyList<string>>();
}

/// <summary>Setting <see cref="DotNetRunSettings"/>.</summary>
public static class DotNetRunSettingsExtensions
{
    extension<T>(T o)
        where T : DotNetRunSettings
    {
        public T SetConfiguration(string v) => o.Set(nameof(o.Configuration), v);

        public T ResetConfiguration() => o.Reset(nameof(o.Configuration));

        public T SetFramework(string v) => o.Set(nameof(o.Framework), v);

        public T ResetFramework() => o.Reset(nameof(o.Framework));

        public T SetLaunchProfile(string v) => o.Set(nameof(o.LaunchProfile), v);

        public T ResetLaunchProfile() => o.Reset(nameof(o.LaunchProfile));

        public T SetNoBuild(bool? v) => o.Set(nameof(o.NoBuild), v);

        public T ResetNoBuild() => o.Reset(nameof(o.NoBuild));

        public T EnableNoBuild() => o.Set(nameof(o.NoBuild), true);

        public T DisableNoBuild() => o.Set(nameof(o.NoBuild), false);

        public T ToggleNoBuild() => o.Set(nameof(o.NoBuild), !o.NoBuild);

        public T SetNoLaunchProfile(bool? v) => o.Set(nameof(o.NoLaunchProfile), v);

        public T ResetNoLaunchProfile() => o.Reset(nameof(o.NoLaunchProfile));

        public T EnableNoLaunchProfile() => o.Set(nameof(o.NoLaunchProfile), true);

        public T DisableNoLaunchProfile() => o.Set(nameof(o.NoLaunchProfile), false);

        public T ToggleNoLaunchProfile() => o.Set(nameof(o.NoLaunchProfile), !o.NoLaunchProfile);

        public T SetNoRestore(bool? v) => o.Set(nameof(o.NoRestore), v);

        public T ResetNoRestore() => o.Reset(nameof(o.NoRestore));

        public T EnableNoRestore() => o.Set(nameof(o.NoRestore), true);

        public T DisableNoRestore() => o.Set(nameof(o.NoRestore), false);

        public T ToggleNoRestore() => o.Set(nameof(o.NoRestore), !o.NoRestore);

        public T SetProjectFile(string v) => o.Set(nameof(o.ProjectFile), v);

        public T ResetProjectFile() => o.Reset(nameof(o.ProjectFile));

        public T SetApplicationArguments(params string[] v) =>
            o.SetList(nameof(o.ApplicationArguments), v);

        public T SetApplicationArguments(IEnumerable<string> v) =>
            o.SetList(nameof(o.ApplicationArguments), v);

        public T AddApplicationArguments(params string[] v) =>
            o.AddList(nameof(o.ApplicationArguments), v);

        public T AddApplicationArguments(IEnumerable<string> v) =>
            o.AddList(nameof(o.ApplicationArguments), v);

        public T RemoveApplicationArguments(params string[] v) =>
            o.RemoveList(nameof(o.ApplicationArguments), v);

        public T RemoveApplicationArguments(IEnumerable<string> v) =>
            o.RemoveList(nameof(o.ApplicationArguments), v);

        public T ClearApplicationArguments() =>
            o.ClearList<T, string>(nameof(o.ApplicationArguments));
    }
}
