using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Runs the tests of a project.</summary>
public class DotNetTestSettings : ToolOptions
{
    private static readonly (string Name, string Format)[] s_formats =
    [
        (nameof(ProjectFile), "{value}"),
        (nameof(Configuration), "--configuration {value}"),
        (nameof(Framework), "--framework {value}"),
        (nameof(Filter), "--filter {value}"),
        (nameof(Loggers), "--logger {value}"),
        (nameof(NoBuild), "--no-build"),
        (nameof(NoRestore), "--no-restore"),
        (nameof(NoLogo), "--nologo"),
        (nameof(ResultsDirectory), "--results-directory {value}"),
        (nameof(SettingsFile), "--settings {value}"),
        (nameof(DataCollector), "--collect {value}"),
        (nameof(Verbosity), "--verbosity {value}"),
        (nameof(Properties), "--property:{key}={value}"),
    ];

    public string ProjectFile => Get<string>(nameof(ProjectFile));
    public string Configuration => Get<string>(nameof(Configuration));
    public string Framework => Get<string>(nameof(Framework));
    public string Filter => Get<string>(nameof(Filter));
    public IReadOnlyList<string> Loggers => Get<IReadOnlyList<string>>(nameof(Loggers));
    public bool? NoBuild => Get<bool?>(nameof(NoBuild));
    public bool? NoRestore => Get<bool?>(nameof(NoRestore));
    public bool? NoLogo => Get<bool?>(nameof(NoLogo));
    public string ResultsDirectory => Get<string>(nameof(ResultsDirectory));
    public string SettingsFile => Get<string>(nameof(SettingsFile));
    public string DataCollector => Get<string>(nameof(DataCollector));
    public DotNetVerbosity Verbosity => Get<DotNetVerbosity>(nameof(Verbosity));
    public IReadOnlyDictionary<string, object> Properties =>
        Get<IReadOnlyDictionary<string, object>>(nameof(Properties));

    internal override IEnumerable<string> GetArguments() =>
        DotNetOptionsText.GetArguments(this, "test", s_formats);
}

/// <summary>Setting <see cref="DotNetTestSettings"/>.</summary>
public static class DotNetTestSettingsExtensions
{
    public static T SetProjectFile<T>(this T o, string v)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.ProjectFile), v);

    public static T ResetProjectFile<T>(this T o)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.ProjectFile), null);

    public static T SetConfiguration<T>(this T o, string v)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.Configuration), v);

    public static T ResetConfiguration<T>(this T o)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.Configuration), null);

    public static T SetFramework<T>(this T o, string v)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.Framework), v);

    public static T ResetFramework<T>(this T o)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.Framework), null);

    public static T SetFilter<T>(this T o, string v)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.Filter), v);

    public static T ResetFilter<T>(this T o)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.Filter), null);

    public static T SetLoggers<T>(this T o, params string[] v)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.Loggers), v);

    public static T AddLoggers<T>(this T o, params string[] v)
        where T : DotNetTestSettings => o.Add(nameof(DotNetTestSettings.Loggers), v);

    public static T SetNoBuild<T>(this T o, bool? v)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.NoBuild), v);

    public static T EnableNoBuild<T>(this T o)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.NoBuild), true);

    public static T DisableNoBuild<T>(this T o)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.NoBuild), false);

    public static T SetNoRestore<T>(this T o, bool? v)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.NoRestore), v);

    public static T EnableNoRestore<T>(this T o)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.NoRestore), true);

    public static T DisableNoRestore<T>(this T o)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.NoRestore), false);

    public static T SetNoLogo<T>(this T o, bool? v)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.NoLogo), v);

    public static T EnableNoLogo<T>(this T o)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.NoLogo), true);

    public static T DisableNoLogo<T>(this T o)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.NoLogo), false);

    public static T SetResultsDirectory<T>(this T o, string v)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.ResultsDirectory), v);

    public static T ResetResultsDirectory<T>(this T o)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.ResultsDirectory), null);

    public static T SetSettingsFile<T>(this T o, string v)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.SettingsFile), v);

    public static T ResetSettingsFile<T>(this T o)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.SettingsFile), null);

    public static T SetDataCollector<T>(this T o, string v)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.DataCollector), v);

    public static T ResetDataCollector<T>(this T o)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.DataCollector), null);

    public static T SetVerbosity<T>(this T o, DotNetVerbosity v)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.Verbosity), v);

    public static T ResetVerbosity<T>(this T o)
        where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.Verbosity), null);

    public static T SetProperty<T>(this T o, string key, object value)
        where T : DotNetTestSettings =>
        o.SetPair(nameof(DotNetTestSettings.Properties), key, value);
}
