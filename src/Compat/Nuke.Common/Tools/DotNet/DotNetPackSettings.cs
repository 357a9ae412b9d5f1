using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Makes packages of a project.</summary>
public class DotNetPackSettings : ToolOptions
{
    private static readonly (string Name, string Format)[] s_formats =
    [
        (nameof(Project), "{value}"),
        (nameof(Configuration), "--configuration {value}"),
        (nameof(IncludeSource), "--include-source"),
        (nameof(IncludeSymbols), "--include-symbols"),
        (nameof(NoBuild), "--no-build"),
        (nameof(NoRestore), "--no-restore"),
        (nameof(NoLogo), "--nologo"),
        (nameof(OutputDirectory), "--output {value}"),
        (nameof(VersionSuffix), "--version-suffix {value}"),
        (nameof(Runtime), "--runtime {value}"),
        (nameof(Verbosity), "--verbosity {value}"),
        (nameof(Properties), "--property:{key}={value}"),
    ];

    public string Project => Get<string>(nameof(Project));
    public string Configuration => Get<string>(nameof(Configuration));
    public bool? IncludeSource => Get<bool?>(nameof(IncludeSource));
    public bool? IncludeSymbols => Get<bool?>(nameof(IncludeSymbols));
    public bool? NoBuild => Get<bool?>(nameof(NoBuild));
    public bool? NoRestore => Get<bool?>(nameof(NoRestore));
    public bool? NoLogo => Get<bool?>(nameof(NoLogo));
    public string OutputDirectory => Get<string>(nameof(OutputDirectory));
    public string VersionSuffix => Get<string>(nameof(VersionSuffix));
    public string Runtime => Get<string>(nameof(Runtime));
    public DotNetVerbosity Verbosity => Get<DotNetVerbosity>(nameof(Verbosity));
    public IReadOnlyDictionary<string, object> Properties =>
        Get<IReadOnlyDictionary<string, object>>(nameof(Properties));

    internal override IEnumerable<string> GetArguments() =>
        DotNetOptionsText.GetArguments(this, "pack", s_formats);
}

/// <summary>Setting <see cref="DotNetPackSettings"/>.</summary>
public static class DotNetPackSettingsExtensions
{
    public static T SetProject<T>(this T o, string v)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.Project), v);

    public static T ResetProject<T>(this T o)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.Project), null);

    public static T SetConfiguration<T>(this T o, string v)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.Configuration), v);

    public static T ResetConfiguration<T>(this T o)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.Configuration), null);

    public static T SetIncludeSource<T>(this T o, bool? v)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.IncludeSource), v);

    public static T EnableIncludeSource<T>(this T o)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.IncludeSource), true);

    public static T DisableIncludeSource<T>(this T o)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.IncludeSource), false);

    public static T SetIncludeSymbols<T>(this T o, bool? v)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.IncludeSymbols), v);

    public static T EnableIncludeSymbols<T>(this T o)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.IncludeSymbols), true);

    public static T DisableIncludeSymbols<T>(this T o)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.IncludeSymbols), false);

    public static T SetNoBuild<T>(this T o, bool? v)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.NoBuild), v);

    public static T EnableNoBuild<T>(this T o)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.NoBuild), true);

    public static T DisableNoBuild<T>(this T o)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.NoBuild), false);

    public static T SetNoRestore<T>(this T o, bool? v)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.NoRestore), v);

    public static T EnableNoRestore<T>(this T o)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.NoRestore), true);

    public static T DisableNoRestore<T>(this T o)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.NoRestore), false);

    public static T SetNoLogo<T>(this T o, bool? v)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.NoLogo), v);

    public static T EnableNoLogo<T>(this T o)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.NoLogo), true);

    public static T DisableNoLogo<T>(this T o)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.NoLogo), false);

    public static T SetOutputDirectory<T>(this T o, string v)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.OutputDirectory), v);

    public static T ResetOutputDirectory<T>(this T o)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.OutputDirectory), null);

    public static T SetVersionSuffix<T>(this T o, string v)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.VersionSuffix), v);

    public static T ResetVersionSuffix<T>(this T o)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.VersionSuffix), null);

    public static T SetRuntime<T>(this T o, string v)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.Runtime), v);

    public static T ResetRuntime<T>(this T o)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.Runtime), null);

    public static T SetVerbosity<T>(this T o, DotNetVerbosity v)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.Verbosity), v);

    public static T ResetVerbosity<T>(this T o)
        where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.Verbosity), null);

    public static T SetProperty<T>(this T o, string key, object value)
        where T : DotNetPackSettings =>
        o.SetPair(nameof(DotNetPackSettings.Properties), key, value);
}
