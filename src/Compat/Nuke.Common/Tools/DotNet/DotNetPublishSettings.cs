using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Publishes a project.</summary>
public class DotNetPublishSettings : ToolOptions
{
    private static readonly (string Name, string Format)[] s_formats =
    [
        (nameof(Project), "{value}"),
        (nameof(Configuration), "--configuration {value}"),
        (nameof(Framework), "--framework {value}"),
        (nameof(NoBuild), "--no-build"),
        (nameof(NoRestore), "--no-restore"),
        (nameof(NoLogo), "--nologo"),
        (nameof(Output), "--output {value}"),
        (nameof(Runtime), "--runtime {value}"),
        (nameof(SelfContained), "--self-contained {value}"),
        (nameof(Verbosity), "--verbosity {value}"),
        (nameof(Properties), "--property:{key}={value}"),
    ];

    public string Project => Get<string>(nameof(Project));
    public string Configuration => Get<string>(nameof(Configuration));
    public string Framework => Get<string>(nameof(Framework));
    public bool? NoBuild => Get<bool?>(nameof(NoBuild));
    public bool? NoRestore => Get<bool?>(nameof(NoRestore));
    public bool? NoLogo => Get<bool?>(nameof(NoLogo));
    public string Output => Get<string>(nameof(Output));
    public string Runtime => Get<string>(nameof(Runtime));
    public bool? SelfContained => Get<bool?>(nameof(SelfContained));
    public DotNetVerbosity Verbosity => Get<DotNetVerbosity>(nameof(Verbosity));
    public IReadOnlyDictionary<string, object> Properties =>
        Get<IReadOnlyDictionary<string, object>>(nameof(Properties));

    internal override IEnumerable<string> GetArguments() =>
        DotNetOptionsText.GetArguments(this, "publish", s_formats);
}

/// <summary>Setting <see cref="DotNetPublishSettings"/>.</summary>
public static class DotNetPublishSettingsExtensions
{
    public static T SetProject<T>(this T o, string v)
        where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.Project), v);

    public static T ResetProject<T>(this T o)
        where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.Project), null);

    public static T SetConfiguration<T>(this T o, string v)
        where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.Configuration), v);

    public static T ResetConfiguration<T>(this T o)
        where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.Configuration), null);

    public static T SetFramework<T>(this T o, string v)
        where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.Framework), v);

    public static T ResetFramework<T>(this T o)
        where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.Framework), null);

    public static T SetNoBuild<T>(this T o, bool? v)
        where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.NoBuild), v);

    public static T EnableNoBuild<T>(this T o)
        where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.NoBuild), true);

    public static T DisableNoBuild<T>(this T o)
        where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.NoBuild), false);

    public static T SetNoRestore<T>(this T o, bool? v)
        where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.NoRestore), v);

    public static T EnableNoRestore<T>(this T o)
        where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.NoRestore), true);

    public static T DisableNoRestore<T>(this T o)
        where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.NoRestore), false);

    public static T SetNoLogo<T>(this T o, bool? v)
        where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.NoLogo), v);

    public static T EnableNoLogo<T>(this T o)
        where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.NoLogo), true);

    public static T DisableNoLogo<T>(this T o)
        where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.NoLogo), false);

    public static T SetOutput<T>(this T o, string v)
        where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.Output), v);

    public static T ResetOutput<T>(this T o)
        where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.Output), null);

    public static T SetRuntime<T>(this T o, string v)
        where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.Runtime), v);

    public static T ResetRuntime<T>(this T o)
        where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.Runtime), null);

    public static T SetSelfContained<T>(this T o, bool? v)
        where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.SelfContained), v);

    public static T EnableSelfContained<T>(this T o)
        where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.SelfContained), true);

    public static T DisableSelfContained<T>(this T o)
        where T : DotNetPublishSettings =>
        o.Set(nameof(DotNetPublishSettings.SelfContained), false);

    public static T SetVerbosity<T>(this T o, DotNetVerbosity v)
        where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.Verbosity), v);

    public static T ResetVerbosity<T>(this T o)
        where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.Verbosity), null);

    public static T SetProperty<T>(this T o, string key, object value)
        where T : DotNetPublishSettings =>
        o.SetPair(nameof(DotNetPublishSettings.Properties), key, value);
}
