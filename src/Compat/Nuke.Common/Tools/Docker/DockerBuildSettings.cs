using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Docker;

/// <summary>Builds an image: <c>docker build</c>.</summary>
[Command(
    Type = typeof(DockerTasks),
    Command = nameof(DockerTasks.DockerBuild),
    Arguments = "build"
)]
public class DockerBuildSettings : ToolOptions
{
    [Argument(Format = "--add-host {value}")]
    public IReadOnlyList<string> AddHost => Get<IReadOnlyList<string>>();

    [Argument(Format = "--build-arg {value}")]
    public IReadOnlyList<string> BuildArg => Get<IReadOnlyList<string>>();

    [Argument(Format = "--cache-from {value}")]
    public IReadOnlyList<string> CacheFrom => Get<IReadOnlyList<string>>();

    [Argument(Format = "--compress")]
    public bool? Compress => Get<bool?>();

    [Argument(Format = "--file {value}")]
    public string File => Get<string>();

    [Argument(Format = "--force-rm")]
    public bool? ForceRm => Get<bool?>();

    [Argument(Format = "--iidfile {value}")]
    public string Iidfile => Get<string>();

    [Argument(Format = "--label {value}")]
    public IReadOnlyList<string> Label => Get<IReadOnlyList<string>>();

    [Argument(Format = "--network {value}")]
    public string Network => Get<string>();

    [Argument(Format = "--no-cache")]
    public bool? NoCache => Get<bool?>();

    [Argument(Format = "--output {value}")]
    public string Output => Get<string>();

    [Argument(Format = "--platform {value}")]
    public string Platform => Get<string>();

    [Argument(Format = "--progress {value}")]
    public DockerProgressType Progress => Get<DockerProgressType>();

    [Argument(Format = "--pull")]
    public bool? Pull => Get<bool?>();

    [Argument(Format = "--quiet")]
    public bool? Quiet => Get<bool?>();

    [Argument(Format = "--rm")]
    public bool? Rm => Get<bool?>();

    [Argument(Format = "--secret {value}")]
    public string Secret => Get<string>();

    [Argument(Format = "--ssh {value}")]
    public string Ssh => Get<string>();

    [Argument(Format = "--tag {value}")]
    public IReadOnlyList<string> Tag => Get<IReadOnlyList<string>>();

    [Argument(Format = "--target {value}")]
    public string Target => Get<string>();

    [Argument(Format = "{value}", Position = -1)]
    public string Path => Get<string>();
}

/// <summary>Setting <see cref="DockerBuildSettings"/>.</summary>
public static class DockerBuildSettingsExtensions
{
    extension<T>(T o)
        where T : DockerBuildSettings
    {
        public T SetAddHost(params string[] v) => o.SetList(nameof(o.AddHost), v);

        public T SetAddHost(IEnumerable<string> v) => o.SetList(nameof(o.AddHost), v);

        public T AddAddHost(params string[] v) => o.AddList(nameof(o.AddHost), v);

        public T AddAddHost(IEnumerable<string> v) => o.AddList(nameof(o.AddHost), v);

        public T RemoveAddHost(params string[] v) => o.RemoveList(nameof(o.AddHost), v);

        public T RemoveAddHost(IEnumerable<string> v) => o.RemoveList(nameof(o.AddHost), v);

        public T ClearAddHost() => o.ClearList<T, string>(nameof(o.AddHost));

        public T SetBuildArg(params string[] v) => o.SetList(nameof(o.BuildArg), v);

        public T SetBuildArg(IEnumerable<string> v) => o.SetList(nameof(o.BuildArg), v);

        public T AddBuildArg(params string[] v) => o.AddList(nameof(o.BuildArg), v);

        public T AddBuildArg(IEnumerable<string> v) => o.AddList(nameof(o.BuildArg), v);

        public T RemoveBuildArg(params string[] v) => o.RemoveList(nameof(o.BuildArg), v);

        public T RemoveBuildArg(IEnumerable<string> v) => o.RemoveList(nameof(o.BuildArg), v);

        public T ClearBuildArg() => o.ClearList<T, string>(nameof(o.BuildArg));

        public T SetCacheFrom(params string[] v) => o.SetList(nameof(o.CacheFrom), v);

        public T SetCacheFrom(IEnumerable<string> v) => o.SetList(nameof(o.CacheFrom), v);

        public T AddCacheFrom(params string[] v) => o.AddList(nameof(o.CacheFrom), v);

        public T AddCacheFrom(IEnumerable<string> v) => o.AddList(nameof(o.CacheFrom), v);

        public T RemoveCacheFrom(params string[] v) => o.RemoveList(nameof(o.CacheFrom), v);

        public T RemoveCacheFrom(IEnumerable<string> v) => o.RemoveList(nameof(o.CacheFrom), v);

        public T ClearCacheFrom() => o.ClearList<T, string>(nameof(o.CacheFrom));

        public T SetCompress(bool? v) => o.Set(nameof(o.Compress), v);

        public T ResetCompress() => o.Reset(nameof(o.Compress));

        public T EnableCompress() => o.Set(nameof(o.Compress), true);

        public T DisableCompress() => o.Set(nameof(o.Compress), false);

        public T ToggleCompress() => o.Set(nameof(o.Compress), !o.Compress);

        public T SetFile(string v) => o.Set(nameof(o.File), v);

        public T ResetFile() => o.Reset(nameof(o.File));

        public T SetForceRm(bool? v) => o.Set(nameof(o.ForceRm), v);

        public T ResetForceRm() => o.Reset(nameof(o.ForceRm));

        public T EnableForceRm() => o.Set(nameof(o.ForceRm), true);

        public T DisableForceRm() => o.Set(nameof(o.ForceRm), false);

        public T ToggleForceRm() => o.Set(nameof(o.ForceRm), !o.ForceRm);

        public T SetIidfile(string v) => o.Set(nameof(o.Iidfile), v);

        public T ResetIidfile() => o.Reset(nameof(o.Iidfile));

        public T SetLabel(params string[] v) => o.SetList(nameof(o.Label), v);

        public T SetLabel(IEnumerable<string> v) => o.SetList(nameof(o.Label), v);

        public T AddLabel(params string[] v) => o.AddList(nameof(o.Label), v);

        public T AddLabel(IEnumerable<string> v) => o.AddList(nameof(o.Label), v);

        public T RemoveLabel(params string[] v) => o.RemoveList(nameof(o.Label), v);

        public T RemoveLabel(IEnumerable<string> v) => o.RemoveList(nameof(o.Label), v);

        public T ClearLabel() => o.ClearList<T, string>(nameof(o.Label));

        public T SetNetwork(string v) => o.Set(nameof(o.Network), v);

        public T ResetNetwork() => o.Reset(nameof(o.Network));

        public T SetNoCache(bool? v) => o.Set(nameof(o.NoCache), v);

        public T ResetNoCache() => o.Reset(nameof(o.NoCache));

        public T EnableNoCache() => o.Set(nameof(o.NoCache), true);

        public T DisableNoCache() => o.Set(nameof(o.NoCache), false);

        public T ToggleNoCache() => o.Set(nameof(o.NoCache), !o.NoCache);

        public T SetOutput(string v) => o.Set(nameof(o.Output), v);

        public T ResetOutput() => o.Reset(nameof(o.Output));

        public T SetPlatform(string v) => o.Set(nameof(o.Platform), v);

        public T ResetPlatform() => o.Reset(nameof(o.Platform));

        public T SetProgress(DockerProgressType v) => o.Set(nameof(o.Progress), v);

        public T ResetProgress() => o.Reset(nameof(o.Progress));

        public T SetPull(bool? v) => o.Set(nameof(o.Pull), v);

        public T ResetPull() => o.Reset(nameof(o.Pull));

        public T EnablePull() => o.Set(nameof(o.Pull), true);

        public T DisablePull() => o.Set(nameof(o.Pull), false);

        public T TogglePull() => o.Set(nameof(o.Pull), !o.Pull);

        public T SetQuiet(bool? v) => o.Set(nameof(o.Quiet), v);

        public T ResetQuiet() => o.Reset(nameof(o.Quiet));

        public T EnableQuiet() => o.Set(nameof(o.Quiet), true);

        public T DisableQuiet() => o.Set(nameof(o.Quiet), false);

        public T ToggleQuiet() => o.Set(nameof(o.Quiet), !o.Quiet);

        public T SetRm(bool? v) => o.Set(nameof(o.Rm), v);

        public T ResetRm() => o.Reset(nameof(o.Rm));

        public T EnableRm() => o.Set(nameof(o.Rm), true);

        public T DisableRm() => o.Set(nameof(o.Rm), false);

        public T ToggleRm() => o.Set(nameof(o.Rm), !o.Rm);

        public T SetSecret(string v) => o.Set(nameof(o.Secret), v);

        public T ResetSecret() => o.Reset(nameof(o.Secret));

        public T SetSsh(string v) => o.Set(nameof(o.Ssh), v);

        public T ResetSsh() => o.Reset(nameof(o.Ssh));

        public T SetTag(params string[] v) => o.SetList(nameof(o.Tag), v);

        public T SetTag(IEnumerable<string> v) => o.SetList(nameof(o.Tag), v);

        public T AddTag(params string[] v) => o.AddList(nameof(o.Tag), v);

        public T AddTag(IEnumerable<string> v) => o.AddList(nameof(o.Tag), v);

        public T RemoveTag(params string[] v) => o.RemoveList(nameof(o.Tag), v);

        public T RemoveTag(IEnumerable<string> v) => o.RemoveList(nameof(o.Tag), v);

        public T ClearTag() => o.ClearList<T, string>(nameof(o.Tag));

        public T SetTarget(string v) => o.Set(nameof(o.Target), v);

        public T ResetTarget() => o.Reset(nameof(o.Target));

        public T SetPath(string v) => o.Set(nameof(o.Path), v);

        public T ResetPath() => o.Reset(nameof(o.Path));
    }
}
