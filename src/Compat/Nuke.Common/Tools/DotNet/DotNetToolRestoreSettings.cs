using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Restores the tools of the manifest.</summary>
public class DotNetToolRestoreSettings : ToolOptions
{
    private static readonly (string Name, string Format)[] s_formats =
    [
        (nameof(ToolManifest), "--tool-manifest {value}"),
        (nameof(NoCache), "--no-cache"),
        (nameof(Verbosity), "--verbosity {value}"),
    ];

    public string ToolManifest => Get<string>(nameof(ToolManifest));
    public bool? NoCache => Get<bool?>(nameof(NoCache));
    public DotNetVerbosity Verbosity => Get<DotNetVerbosity>(nameof(Verbosity));

    internal override IEnumerable<string> GetArguments() =>
        DotNetOptionsText.GetArguments(this, "tool restore", s_formats);
}

/// <summary>Setting <see cref="DotNetToolRestoreSettings"/>.</summary>
public static class DotNetToolRestoreSettingsExtensions
{
    public static T SetToolManifest<T>(this T o, string v)
        where T : DotNetToolRestoreSettings =>
        o.Set(nameof(DotNetToolRestoreSettings.ToolManifest), v);

    public static T ResetToolManifest<T>(this T o)
        where T : DotNetToolRestoreSettings =>
        o.Set(nameof(DotNetToolRestoreSettings.ToolManifest), null);

    public static T SetNoCache<T>(this T o, bool? v)
        where T : DotNetToolRestoreSettings => o.Set(nameof(DotNetToolRestoreSettings.NoCache), v);

    public static T EnableNoCache<T>(this T o)
        where T : DotNetToolRestoreSettings =>
        o.Set(nameof(DotNetToolRestoreSettings.NoCache), true);

    public static T DisableNoCache<T>(this T o)
        where T : DotNetToolRestoreSettings =>
        o.Set(nameof(DotNetToolRestoreSettings.NoCache), false);

    public static T SetVerbosity<T>(this T o, DotNetVerbosity v)
        where T : DotNetToolRestoreSettings =>
        o.Set(nameof(DotNetToolRestoreSettings.Verbosity), v);

    public static T ResetVerbosity<T>(this T o)
        where T : DotNetToolRestoreSettings =>
        o.Set(nameof(DotNetToolRestoreSettings.Verbosity), null);
}
