using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Restores the packages of a project.</summary>
public class DotNetRestoreSettings : ToolOptions
{
    private static readonly (string Name, string Format)[] s_formats =
    [
        (nameof(ProjectFile), "{value}"),
        (nameof(Force), "--force"),
        (nameof(NoCache), "--no-cache"),
        (nameof(LockedMode), "--locked-mode"),
        (nameof(Runtime), "--runtime {value}"),
        (nameof(Verbosity), "--verbosity {value}"),
        (nameof(Properties), "--property:{key}={value}"),
    ];

    public string ProjectFile => Get<string>(nameof(ProjectFile));
    public bool? Force => Get<bool?>(nameof(Force));
    public bool? NoCache => Get<bool?>(nameof(NoCache));
    public bool? LockedMode => Get<bool?>(nameof(LockedMode));
    public string Runtime => Get<string>(nameof(Runtime));
    public DotNetVerbosity Verbosity => Get<DotNetVerbosity>(nameof(Verbosity));
    public IReadOnlyDictionary<string, object> Properties =>
        Get<IReadOnlyDictionary<string, object>>(nameof(Properties));

    internal override IEnumerable<string> GetArguments() =>
        DotNetOptionsText.GetArguments(this, "restore", s_formats);
}

/// <summary>Setting <see cref="DotNetRestoreSettings"/>.</summary>
public static class DotNetRestoreSettingsExtensions
{
    public static T SetProjectFile<T>(this T o, string v)
        where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.ProjectFile), v);

    public static T ResetProjectFile<T>(this T o)
        where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.ProjectFile), null);

    public static T SetForce<T>(this T o, bool? v)
        where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.Force), v);

    public static T EnableForce<T>(this T o)
        where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.Force), true);

    public static T DisableForce<T>(this T o)
        where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.Force), false);

    public static T SetNoCache<T>(this T o, bool? v)
        where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.NoCache), v);

    public static T EnableNoCache<T>(this T o)
        where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.NoCache), true);

    public static T DisableNoCache<T>(this T o)
        where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.NoCache), false);

    public static T SetLockedMode<T>(this T o, bool? v)
        where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.LockedMode), v);

    public static T EnableLockedMode<T>(this T o)
        where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.LockedMode), true);

    public static T DisableLockedMode<T>(this T o)
        where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.LockedMode), false);

    public static T SetRuntime<T>(this T o, string v)
        where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.Runtime), v);

    public static T ResetRuntime<T>(this T o)
        where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.Runtime), null);

    public static T SetVerbosity<T>(this T o, DotNetVerbosity v)
        where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.Verbosity), v);

    public static T ResetVerbosity<T>(this T o)
        where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.Verbosity), null);

    public static T SetProperty<T>(this T o, string key, object value)
        where T : DotNetRestoreSettings =>
        o.SetPair(nameof(DotNetRestoreSettings.Properties), key, value);
}
