using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Installs a tool: <c>dotnet tool install</c>.</summary>
[Command(
    Type = typeof(DotNetTasks),
    Command = nameof(DotNetTasks.DotNetToolInstall),
    Arguments = "tool install"
)]
public class DotNetToolInstallSettings : ToolOptions
{
    [Argument(Format = "{value}", Position = 1)]
    public string PackageName => Get<string>();

    [Argument(Format = "--add-source {value}")]
    public IReadOnlyList<string> Sources => Get<IReadOnlyList<string>>();

    [Argument(Format = "--configfile {value}")]
    public string ConfigFile => Get<string>();

    [Argument(Format = "--framework {value}")]
    public string Framework => Get<string>();

    [Argument(Format = "--global")]
    public bool? Global => Get<bool?>();

    [Argument(Format = "--tool-path {value}")]
    public string ToolInstallationPath => Get<string>();

    [Argument(Format = "--verbosity {value}")]
    public DotNetVerbosity Verbosity => Get<DotNetVerbosity>();

    [Argument(Format = "--version {value}")]
    public string Version => Get<string>();
}

/// <summary>Setting <see cref="DotNetToolInstallSettings"/>.</summary>
public static class DotNetToolInstallSettingsExtensions
{
    extension<T>(T o)
        where T : DotNetToolInstallSettings
    {
        public T SetPackageName(string v) => o.Set(nameof(o.PackageName), v);

        public T ResetPackageName() => o.Reset(nameof(o.PackageName));

        public T SetSources(params string[] v) => o.SetList(nameof(o.Sources), v);

        public T SetSources(IEnumerable<string> v) => o.SetList(nameof(o.Sources), v);

        public T AddSources(params string[] v) => o.AddList(nameof(o.Sources), v);

        public T AddSources(IEnumerable<string> v) => o.AddList(nameof(o.Sources), v);

        public T RemoveSources(params string[] v) => o.RemoveList(nameof(o.Sources), v);

        public T RemoveSources(IEnumerable<string> v) => o.RemoveList(nameof(o.Sources), v);

        public T ClearSources() => o.ClearList<T, string>(nameof(o.Sources));

        public T SetConfigFile(string v) => o.Set(nameof(o.ConfigFile), v);

        public T ResetConfigFile() => o.Reset(nameof(o.ConfigFile));

        public T SetFramework(string v) => o.Set(nameof(o.Framework), v);

        public T ResetFramework() => o.Reset(nameof(o.Framework));

        public T SetGlobal(bool? v) => o.Set(nameof(o.Global), v);

        public T ResetGlobal() => o.Reset(nameof(o.Global));

        public T EnableGlobal() => o.Set(nameof(o.Global), true);

        public T DisableGlobal() => o.Set(nameof(o.Global), false);

        public T ToggleGlobal() => o.Set(nameof(o.Global), !o.Global);

        public T SetToolInstallationPath(string v) => o.Set(nameof(o.ToolInstallationPath), v);

        public T ResetToolInstallationPath() => o.Reset(nameof(o.ToolInstallationPath));

        public T SetVerbosity(DotNetVerbosity v) => o.Set(nameof(o.Verbosity), v);

        public T ResetVerbosity() => o.Reset(nameof(o.Verbosity));

        public T SetVersion(string v) => o.Set(nameof(o.Version), v);

        public T ResetVersion() => o.Reset(nameof(o.Version));
    }
}
