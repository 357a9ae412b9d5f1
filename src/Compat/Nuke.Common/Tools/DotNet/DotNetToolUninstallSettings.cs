using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Uninstalls a tool: <c>dotnet tool uninstall</c>.</summary>
[Command(
    Type = typeof(DotNetTasks),
    Command = nameof(DotNetTasks.DotNetToolUninstall),
    Arguments = "tool uninstall"
)]
public class DotNetToolUninstallSettings : ToolOptions
{
    [Argument(Format = "{value}", Position = 1)]
    public string PackageName => Get<string>();

    [Argument(Format = "--global")]
    public bool? Global => Get<bool?>();

    [Argument(Format = "--tool-path {value}")]
    public string ToolInstallationPath => Get<string>();

    [Argument(Format = "--verbosity {value}")]
    public DotNetVerbosity Verbosity => Get<DotNetVerbosity>();
}

/// <summary>Setting <see cref="DotNetToolUninstallSettings"/>.</summary>
public static class DotNetToolUninstallSettingsExtensions
{
    extension<T>(T o)
        where T : DotNetToolUninstallSettings
    {
        public T SetPackageName(string v) => o.Set(nameof(o.PackageName), v);

        public T ResetPackageName() => o.Reset(nameof(o.PackageName));

        public T SetGlobal(bool? v) => o.Set(nameof(o.Global), v);

        public T ResetGlobal() => o.Reset(nameof(o.Global));

        public T EnableGlobal() => o.Set(nameof(o.Global), true);

        public T DisableGlobal() => o.Set(nameof(o.Global), false);

        public T ToggleGlobal() => o.Set(nameof(o.Global), !o.Global);

        public T SetToolInstallationPath(string v) => o.Set(nameof(o.ToolInstallationPath), v);

        public T ResetToolInstallationPath() => o.Reset(nameof(o.ToolInstallationPath));

        public T SetVerbosity(DotNetVerbosity v) => o.Set(nameof(o.Verbosity), v);

        public T ResetVerbosity() => o.Reset(nameof(o.Verbosity));
    }
}
