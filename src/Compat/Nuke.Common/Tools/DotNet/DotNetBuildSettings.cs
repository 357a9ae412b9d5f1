using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Builds a project: <c>dotnet build</c>.</summary>
[Command(
    Type = typeof(DotNetTasks),
    Command = nameof(DotNetTasks.DotNetBuild),
    Arguments = "build"
)]
public class DotNetBuildSettings : DotNetRestoringSettings, IDotNetProjectProperties
{
    [Argument(Format = "{value}", Position = 1)]
    public string ProjectFile => Get<string>();

    [Argument(Format = "--configuration {value}")]
    public string Configuration => Get<string>();

    [Argument(Format = "--framework {value}")]
    public string Framework => Get<string>();

    [Argument(Format = "--no-incremental")]
    public bool? NoIncremental => Get<bool?>();

    [Argument(Format = "--no-restore")]
    public bool? NoRestore => Get<bool?>();

    [Argument(Format = "--output {value}")]
    public string OutputDirectory => Get<string>();

    [Argument(Format = "--self-contained {value}")]
    public bool? SelfContained => Get<bool?>();

    [Argument(Format = "--verbosity {value}")]
    public DotNetVerbosity Verbosity => Get<DotNetVerbosity>();

    [Argument(Format = "--version-suffix {value}")]
    public string VersionSuffix => Get<string>();

    [Argument(Format = "/logger:{value}")]
    public IReadOnlyList<string> Loggers => Get<IReadOnlyList<string>>();

    [Argument(Format = "/noconsolelogger")]
    public bool? NoConsoleLogger => Get<bool?>();

    [Argument(Format = "--nologo")]
    public bool? NoLogo => Get<bool?>();
}

/// <summary>Setting <see cref="DotNetBuildSettings"/>.</summary>
public static class DotNetBuildSettingsExtensions
{
    extension<T>(T o)
        where T : DotNetBuildSettings
    {
        public T SetProjectFile(string v) => o.Set(nameof(o.ProjectFile), v);

        public T ResetProjectFile() => o.Reset(nameof(o.ProjectFile));

        public T SetConfiguration(string v) => o.Set(nameof(o.Configuration), v);

        public T ResetConfiguration() => o.Reset(nameof(o.Configuration));

        public T SetFramework(string v) => o.Set(nameof(o.Framework), v);

        public T ResetFramework() => o.Reset(nameof(o.Framework));

        public T SetNoIncremental(bool? v) => o.Set(nameof(o.NoIncremental), v);

        public T ResetNoIncremental() => o.Reset(nameof(o.NoIncremental));

        public T EnableNoIncremental() => o.Set(nameof(o.NoIncremental), true);

        public T DisableNoIncremental() => o.Set(nameof(o.NoIncremental), false);

        public T ToggleNoIncremental() => o.Set(nameof(o.NoIncremental), !o.NoIncremental);

        public T SetNoRestore(bool? v) => o.Set(nameof(o.NoRestore), v);

        public T ResetNoRestore() => o.Reset(nameof(o.NoRestore));

        public T EnableNoRestore() => o.Set(nameof(o.NoRestore), true);

        public T DisableNoRestore() => o.Set(nameof(o.NoRestore), false);

        public T ToggleNoRestore() => o.Set(nameof(o.NoRestore), !o.NoRestore);

        public T SetOutputDirectory(string v) => o.Set(nameof(o.OutputDirectory), v);

        public T ResetOutputDirectory() => o.Reset(nameof(o.OutputDirectory));

        public T SetSelfContained(bool? v) => o.Set(nameof(o.SelfContained), v);

        public T ResetSelfContained() => o.Reset(nameof(o.SelfContained));

        public T EnableSelfContained() => o.Set(nameof(o.SelfContained), true);

        public T DisableSelfContained() => o.Set(nameof(o.SelfContained), false);

        public T ToggleSelfContained() => o.Set(nameof(o.SelfContained), !o.SelfContained);

        public T SetVerbosity(DotNetVerbosity v) => o.Set(nameof(o.Verbosity), v);

        public T ResetVerbosity() => o.Reset(nameof(o.Verbosity));

        public T SetVersionSuffix(string v) => o.Set(nameof(o.VersionSuffix), v);

        public T ResetVersionSuffix() => o.Reset(nameof(o.VersionSuffix));

        public T SetLoggers(params string[] v) => o.SetList(nameof(o.Loggers), v);

        public T SetLoggers(IEnumerable<string> v) => o.SetList(nameof(o.Loggers), v);

        public T AddLoggers(params string[] v) => o.AddList(nameof(o.Loggers), v);

        public T AddLoggers(IEnumerable<string> v) => o.AddList(nameof(o.Loggers), v);

        public T RemoveLoggers(params string[] v) => o.RemoveList(nameof(o.Loggers), v);

        public T RemoveLoggers(IEnumerable<string> v) => o.RemoveList(nameof(o.Loggers), v);

        public T ClearLoggers() => o.ClearList<T, string>(nameof(o.Loggers));

        public T SetNoConsoleLogger(bool? v) => o.Set(nameof(o.NoConsoleLogger), v);

        public T ResetNoConsoleLogger() => o.Reset(nameof(o.NoConsoleLogger));

        public T EnableNoConsoleLogger() => o.Set(nameof(o.NoConsoleLogger), true);

        public T DisableNoConsoleLogger() => o.Set(nameof(o.NoConsoleLogger), false);

        public T ToggleNoConsoleLogger() => o.Set(nameof(o.NoConsoleLogger), !o.NoConsoleLogger);

        public T SetNoLogo(bool? v) => o.Set(nameof(o.NoLogo), v);

        public T ResetNoLogo() => o.Reset(nameof(o.NoLogo));

        public T EnableNoLogo() => o.Set(nameof(o.NoLogo), true);

        public T DisableNoLogo() => o.Set(nameof(o.NoLogo), false);

        public T ToggleNoLogo() => o.Set(nameof(o.NoLogo), !o.NoLogo);
    }
}
