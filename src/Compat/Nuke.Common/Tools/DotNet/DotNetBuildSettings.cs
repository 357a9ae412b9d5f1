using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Builds a project.</summary>
public class DotNetBuildSettings : ToolOptions
{
    private static readonly (string Name, string Format)[] s_formats =
    [
        (nameof(ProjectFile), "{value}"),
        (nameof(Configuration), "--configuration {value}"),
        (nameof(Framework), "--framework {value}"),
        (nameof(Force), "--force"),
        (nameof(NoDependencies), "--no-dependencies"),
        (nameof(NoIncremental), "--no-incremental"),
        (nameof(NoRestore), "--no-restore"),
        (nameof(OutputDirectory), "--output {value}"),
        (nameof(Runtime), "--runtime {value}"),
        (nameof(VersionSuffix), "--version-suffix {value}"),
        (nameof(Verbosity), "--verbosity {value}"),
        (nameof(NoLogo), "--nologo"),
        (nameof(Loggers), "--logger {value}"),
        (nameof(Properties), "--property:{key}={value}"),
    ];

    public string ProjectFile => Get<string>(nameof(ProjectFile));
    public string Configuration => Get<string>(nameof(Configuration));
    public string Framework => Get<string>(nameof(Framework));
    public bool? Force => Get<bool?>(nameof(Force));
    public bool? NoDependencies => Get<bool?>(nameof(NoDependencies));
    public bool? NoIncremental => Get<bool?>(nameof(NoIncremental));
    public bool? NoRestore => Get<bool?>(nameof(NoRestore));
    public string OutputDirectory => Get<string>(nameof(OutputDirectory));
    public string Runtime => Get<string>(nameof(Runtime));
    public string VersionSuffix => Get<string>(nameof(VersionSuffix));
    public DotNetVerbosity Verbosity => Get<DotNetVerbosity>(nameof(Verbosity));
    public bool? NoLogo => Get<bool?>(nameof(NoLogo));
    public IReadOnlyList<string> Loggers => Get<IReadOnlyList<string>>(nameof(Loggers));
    public IReadOnlyDictionary<string, object> Properties =>
        Get<IReadOnlyDictionary<string, object>>(nameof(Properties));

    internal override IEnumerable<string> GetArguments() =>
        DotNetOptionsText.GetArguments(this, "build", s_formats);
}

/// <summary>Setting <see cref="DotNetBuildSettings"/>.</summary>
public static class DotNetBuildSettingsExtensions
{
    public static T SetProjectFile<T>(this T o, string v)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.ProjectFile), v);

    public static T ResetProjectFile<T>(this T o)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.ProjectFile), null);

    public static T SetConfiguration<T>(this T o, string v)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.Configuration), v);

    public static T ResetConfiguration<T>(this T o)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.Configuration), null);

    public static T SetFramework<T>(this T o, string v)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.Framework), v);

    public static T ResetFramework<T>(this T o)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.Framework), null);

    public static T SetForce<T>(this T o, bool? v)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.Force), v);

    public static T EnableForce<T>(this T o)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.Force), true);

    public static T DisableForce<T>(this T o)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.Force), false);

    public static T SetNoDependencies<T>(this T o, bool? v)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoDependencies), v);

    public static T EnableNoDependencies<T>(this T o)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoDependencies), true);

    public static T DisableNoDependencies<T>(this T o)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoDependencies), false);

    public static T SetNoIncremental<T>(this T o, bool? v)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoIncremental), v);

    public static T EnableNoIncremental<T>(this T o)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoIncremental), true);

    public static T DisableNoIncremental<T>(this T o)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoIncremental), false);

    public static T SetNoRestore<T>(this T o, bool? v)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoRestore), v);

    public static T EnableNoRestore<T>(this T o)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoRestore), true);

    public static T DisableNoRestore<T>(this T o)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoRestore), false);

    public static T SetOutputDirectory<T>(this T o, string v)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.OutputDirectory), v);

    public static T ResetOutputDirectory<T>(this T o)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.OutputDirectory), null);

    public static T SetRuntime<T>(this T o, string v)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.Runtime), v);

    public static T ResetRuntime<T>(this T o)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.Runtime), null);

    public static T SetVersionSuffix<T>(this T o, string v)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.VersionSuffix), v);

    public static T ResetVersionSuffix<T>(this T o)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.VersionSuffix), null);

    public static T SetVerbosity<T>(this T o, DotNetVerbosity v)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.Verbosity), v);

    public static T ResetVerbosity<T>(this T o)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.Verbosity), null);

    public static T SetNoLogo<T>(this T o, bool? v)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoLogo), v);

    public static T EnableNoLogo<T>(this T o)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoLogo), true);

    public static T DisableNoLogo<T>(this T o)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoLogo), false);

    public static T SetLoggers<T>(this T o, params string[] v)
        where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.Loggers), v);

    public static T AddLoggers<T>(this T o, params string[] v)
        where T : DotNetBuildSettings => o.Add(nameof(DotNetBuildSettings.Loggers), v);

    public static T SetProperty<T>(this T o, string key, object value)
        where T : DotNetBuildSettings =>
        o.SetPair(nameof(DotNetBuildSettings.Properties), key, value);
}
