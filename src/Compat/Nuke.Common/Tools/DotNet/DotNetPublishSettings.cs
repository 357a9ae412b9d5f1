using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Publishes a project: <c>dotnet publish</c>.</summary>
[Command(
    Type = typeof(DotNetTasks),
    Command = nameof(DotNetTasks.DotNetPublish),
    Arguments = "publish"
)]
public class DotNetPublishSettings : DotNetRestoringSettings, IDotNetProjectProperties
{
    [Argument(Format = "{value}", Position = 1)]
    public string Project => Get<string>();

    [Argument(Format = "--configuration {value}")]
    public string Configuration => Get<string>();

    [Argument(Format = "--framework {value}")]
    public string Framework => Get<string>();

    [Argument(Format = "--manifest {value}")]
    public string Manifest => Get<string>();

    [Argument(Format = "--no-restore")]
    public bool? NoRestore => Get<bool?>();

    [Argument(Format = "--no-build")]
    public bool? NoBuild => Get<bool?>();

    [Argument(Format = "--output {value}")]
    public string Output => Get<string>();

    [Argument(Format = "--self-contained {value}")]
    public bool? SelfContained => Get<bool?>();

    [Argument(Format = "--verbosity {value}")]
    public DotNetVerbosity Verbosity => Get<DotNetVerbosity>();

    [Argument(Format = "--version-suffix {value}")]
    public string VersionSuffix => Get<string>();

    [Argument(Format = "--nologo")]
    public bool? NoLogo => Get<bool?>();
}

/// <summary>Setting <see cref="DotNetPublishSettings"/>.</summary>
public static class DotNetPublishSettingsExtensions
{
    extension<T>(T o)
        where T : DotNetPublishSettings
    {
        public T SetProject(string v) => o.Set(nameof(o.Project), v);

        public T ResetProject() => o.Reset(nameof(o.Project));

        public T SetConfiguration(string v) => o.Set(nameof(o.Configuration), v);

        public T ResetConfiguration() => o.Reset(nameof(o.Configuration));

        public T SetFramework(string v) => o.Set(nameof(o.Framework), v);

        public T ResetFramework() => o.Reset(nameof(o.Framework));

        public T SetManifest(string v) => o.Set(nameof(o.Manifest), v);

        public T ResetManifest() => o.Reset(nameof(o.Manifest));

        public T SetNoRestore(bool? v) => o.Set(nameof(o.NoRestore), v);

        public T ResetNoRestore() => o.Reset(nameof(o.NoRestore));

        public T EnableNoRestore() => o.Set(nameof(o.NoRestore), true);

        public T DisableNoRestore() => o.Set(nameof(o.NoRestore), false);

        public T ToggleNoRestore() => o.Set(nameof(o.NoRestore), !o.NoRestore);

        public T SetNoBuild(bool? v) => o.Set(nameof(o.NoBuild), v);

        public T ResetNoBuild() => o.Reset(nameof(o.NoBuild));

        public T EnableNoBuild() => o.Set(nameof(o.NoBuild), true);

        public T DisableNoBuild() => o.Set(nameof(o.NoBuild), false);

        public T ToggleNoBuild() => o.Set(nameof(o.NoBuild), !o.NoBuild);

        public T SetOutput(string v) => o.Set(nameof(o.Output), v);

        public T ResetOutput() => o.Reset(nameof(o.Output));

        public T SetSelfContained(bool? v) => o.Set(nameof(o.SelfContained), v);

        public T ResetSelfContained() => o.Reset(nameof(o.SelfContained));

        public T EnableSelfContained() => o.Set(nameof(o.SelfContained), true);

        public T DisableSelfContained() => o.Set(nameof(o.SelfContained), false);

        public T ToggleSelfContained() => o.Set(nameof(o.SelfContained), !o.SelfContained);

        public T SetVerbosity(DotNetVerbosity v) => o.Set(nameof(o.Verbosity), v);

        public T ResetVerbosity() => o.Reset(nameof(o.Verbosity));

        public T SetVersionSuffix(string v) => o.Set(nameof(o.VersionSuffix), v);

        public T ResetVersionSuffix() => o.Reset(nameof(o.VersionSuffix));

        public T SetNoLogo(bool? v) => o.Set(nameof(o.NoLogo), v);

        public T ResetNoLogo() => o.Reset(nameof(o.NoLogo));

        public T EnableNoLogo() => o.Set(nameof(o.NoLogo), true);

        public T DisableNoLogo() => o.Set(nameof(o.NoLogo), false);

        public T ToggleNoLogo() => o.Set(nameof(o.NoLogo), !o.NoLogo);
    }
}
