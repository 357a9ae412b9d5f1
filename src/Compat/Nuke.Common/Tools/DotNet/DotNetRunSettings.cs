using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Runs a project.</summary>
public class DotNetRunSettings : ToolOptions
{
    private static readonly (string Name, string Format)[] s_formats =
    [
        (nameof(ProjectFile), "--project {value}"),
        (nameof(Configuration), "--configuration {value}"),
        (nameof(Framework), "--framework {value}"),
        (nameof(NoBuild), "--no-build"),
        (nameof(NoRestore), "--no-restore"),
        (nameof(NoLaunchProfile), "--no-launch-profile"),
    ];

    public string ProjectFile => Get<string>(nameof(ProjectFile));
    public string Configuration => Get<string>(nameof(Configuration));
    public string Framework => Get<string>(nameof(Framework));
    public bool? NoBuild => Get<bool?>(nameof(NoBuild));
    public bool? NoRestore => Get<bool?>(nameof(NoRestore));
    public bool? NoLaunchProfile => Get<bool?>(nameof(NoLaunchProfile));

    internal override IEnumerable<string> GetArguments() =>
        DotNetOptionsText.GetArguments(this, "run", s_formats);
}

/// <summary>Setting <see cref="DotNetRunSettings"/>.</summary>
public static class DotNetRunSettingsExtensions
{
    public static T SetProjectFile<T>(this T o, string v)
        where T : DotNetRunSettings => o.Set(nameof(DotNetRunSettings.ProjectFile), v);

    public static T ResetProjectFile<T>(this T o)
        where T : DotNetRunSettings => o.Set(nameof(DotNetRunSettings.ProjectFile), null);

    public static T SetConfiguration<T>(this T o, string v)
        where T : DotNetRunSettings => o.Set(nameof(DotNetRunSettings.Configuration), v);

    public static T ResetConfiguration<T>(this T o)
        where T : DotNetRunSettings => o.Set(nameof(DotNetRunSettings.Configuration), null);

    public static T SetFramework<T>(this T o, string v)
        where T : DotNetRunSettings => o.Set(nameof(DotNetRunSettings.Framework), v);

    public static T ResetFramework<T>(this T o)
        where T : DotNetRunSettings => o.Set(nameof(DotNetRunSettings.Framework), null);

    public static T SetNoBuild<T>(this T o, bool? v)
        where T : DotNetRunSettings => o.Set(nameof(DotNetRunSettings.NoBuild), v);

    public static T EnableNoBuild<T>(this T o)
        where T : DotNetRunSettings => o.Set(nameof(DotNetRunSettings.NoBuild), true);

    public static T DisableNoBuild<T>(this T o)
        where T : DotNetRunSettings => o.Set(nameof(DotNetRunSettings.NoBuild), false);

    public static T SetNoRestore<T>(this T o, bool? v)
        where T : DotNetRunSettings => o.Set(nameof(DotNetRunSettings.NoRestore), v);

    public static T EnableNoRestore<T>(this T o)
        where T : DotNetRunSettings => o.Set(nameof(DotNetRunSettings.NoRestore), true);

    public static T DisableNoRestore<T>(this T o)
        where T : DotNetRunSettings => o.Set(nameof(DotNetRunSettings.NoRestore), false);

    public static T SetNoLaunchProfile<T>(this T o, bool? v)
        where T : DotNetRunSettings => o.Set(nameof(DotNetRunSettings.NoLaunchProfile), v);

    public static T EnableNoLaunchProfile<T>(this T o)
        where T : DotNetRunSettings => o.Set(nameof(DotNetRunSettings.NoLaunchProfile), true);

    public static T DisableNoLaunchProfile<T>(this T o)
        where T : DotNetRunSettings => o.Set(nameof(DotNetRunSettings.NoLaunchProfile), false);
}
