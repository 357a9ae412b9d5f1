using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Restores the tools of the manifest: <c>dotnet tool restore</c>.</summary>
[Command(
    Type = typeof(DotNetTasks),
    Command = nameof(DotNetTasks.DotNetToolRestore),
    Arguments = "tool restore"
)]
public class DotNetToolRestoreSettings : ToolOptions
{
    [Argument(Format = "--configfile {value}")]
    public string ConfigFile => Get<string>();

    [Argument(Format = "--add-source {value}")]
    public IReadOnlyList<string> Sources => Get<IReadOnlyList<string>>();

    [Argument(Format = "--tool-manifest {value}")]
    public string ToolManifest => Get<string>();

    [Argument(Format = "--disable-parallel")]
    public bool? DisableParallel => Get<bool?>();

    [Argument(Format = "--ignore-failed-sources")]
    public bool? IgnoreFailedSources => Get<bool?>();

    [Argument(Format = "--no-cache")]
    public bool? NoCache => Get<bool?>();

    [Argument(Format = "--interactive")]
    public bool? Interactive => Get<bool?>();
}

/// <summary>Setting <see cref="DotNetToolRestoreSettings"/>.</summary>
public static class DotNetToolRestoreSettingsExtensions
{
    extension<T>(T o)
        where T : DotNetToolRestoreSettings
    {
        public T SetConfigFile(string v) => o.Set(nameof(o.ConfigFile), v);

        public T ResetConfigFile() => o.Reset(nameof(o.ConfigFile));

        public T SetSources(params string[] v) => o.SetList(nameof(o.Sources), v);

        public T SetSources(IEnumerable<string> v) => o.SetList(nameof(o.Sources), v);

        public T AddSources(params string[] v) => o.AddList(nameof(o.Sources), v);

        public T AddSources(IEnumerable<string> v) => o.AddList(nameof(o.Sources), v);

        public T RemoveSources(params string[] v) => o.RemoveList(nameof(o.Sources), v);

        public T RemoveSources(IEnumerable<string> v) => o.RemoveList(nameof(o.Sources), v);

        public T ClearSources() => o.ClearList<T, string>(nameof(o.Sources));

        public T SetToolManifest(string v) => o.Set(nameof(o.ToolManifest), v);

        public T ResetToolManifest() => o.Reset(nameof(o.ToolManifest));

        public T SetDisableParallel(bool? v) => o.Set(nameof(o.DisableParallel), v);

        public T ResetDisableParallel() => o.Reset(nameof(o.DisableParallel));

        public T EnableDisableParallel() => o.Set(nameof(o.DisableParallel), true);

        public T DisableDisableParallel() => o.Set(nameof(o.DisableParallel), false);

        public T ToggleDisableParallel() => o.Set(nameof(o.DisableParallel), !o.DisableParallel);

        public T SetIgnoreFailedSources(bool? v) => o.Set(nameof(o.IgnoreFailedSources), v);

        public T ResetIgnoreFailedSources() => o.Reset(nameof(o.IgnoreFailedSources));

        public T EnableIgnoreFailedSources() => o.Set(nameof(o.IgnoreFailedSources), true);

        public T DisableIgnoreFailedSources() => o.Set(nameof(o.IgnoreFailedSources), false);

        public T ToggleIgnoreFailedSources() =>
            o.Set(nameof(o.IgnoreFailedSources), !o.IgnoreFailedSources);

        public T SetNoCache(bool? v) => o.Set(nameof(o.NoCache), v);

        public T ResetNoCache() => o.Reset(nameof(o.NoCache));

        public T EnableNoCache() => o.Set(nameof(o.NoCache), true);

        public T DisableNoCache() => o.Set(nameof(o.NoCache), false);

        public T ToggleNoCache() => o.Set(nameof(o.NoCache), !o.NoCache);

        public T SetInteractive(bool? v) => o.Set(nameof(o.Interactive), v);

        public T ResetInteractive() => o.Reset(nameof(o.Interactive));

        public T EnableInteractive() => o.Set(nameof(o.Interactive), true);

        public T DisableInteractive() => o.Set(nameof(o.Interactive), false);

        public T ToggleInteractive() => o.Set(nameof(o.Interactive), !o.Interactive);
    }
}
