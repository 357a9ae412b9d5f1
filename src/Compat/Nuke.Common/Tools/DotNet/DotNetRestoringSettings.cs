using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>What the commands have that restore packages before they do their own.</summary>
public abstract class DotNetRestoringSettings : DotNetProjectSettings
{
    [Argument(Format = "--disable-parallel")]
    public bool? DisableParallel => Get<bool?>();

    [Argument(Format = "--force")]
    public bool? Force => Get<bool?>();

    [Argument(Format = "--ignore-failed-sources")]
    public bool? IgnoreFailedSources => Get<bool?>();

    [Argument(Format = "--no-cache")]
    public bool? NoCache => Get<bool?>();

    [Argument(Format = "--no-dependencies")]
    public bool? NoDependencies => Get<bool?>();

    [Argument(Format = "--packages {value}")]
    public string PackageDirectory => Get<string>();

    [Argument(Format = "--source {value}")]
    public IReadOnlyList<string> Sources => Get<IReadOnlyList<string>>();

    [Argument(Format = "--use-lock-file")]
    public bool? UseLockFile => Get<bool?>();

    [Argument(Format = "--locked-mode")]
    public bool? LockedMode => Get<bool?>();

    [Argument(Format = "--lock-file-path {value}")]
    public string LockFilePath => Get<string>();

    [Argument(Format = "--force-evaluate")]
    public bool? ForceEvaluate => Get<bool?>();

    [Argument(Format = "--runtime {value}")]
    public string Runtime => Get<string>();
}

/// <summary>Setting <see cref="DotNetRestoringSettings"/>.</summary>
public static class DotNetRestoringSettingsExtensions
{
    extension<T>(T o)
        where T : DotNetRestoringSettings
    {
        public T SetDisableParallel(bool? v) => o.Set(nameof(o.DisableParallel), v);

        public T ResetDisableParallel() => o.Reset(nameof(o.DisableParallel));

        public T EnableDisableParallel() => o.Set(nameof(o.DisableParallel), true);

        public T DisableDisableParallel() => o.Set(nameof(o.DisableParallel), false);

        public T ToggleDisableParallel() => o.Set(nameof(o.DisableParallel), !o.DisableParallel);

        public T SetForce(bool? v) => o.Set(nameof(o.Force), v);

        public T ResetForce() => o.Reset(nameof(o.Force));

        public T EnableForce() => o.Set(nameof(o.Force), true);

        public T DisableForce() => o.Set(nameof(o.Force), false);

        public T ToggleForce() => o.Set(nameof(o.Force), !o.Force);

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

        public T SetNoDependencies(bool? v) => o.Set(nameof(o.NoDependencies), v);

        public T ResetNoDependencies() => o.Reset(nameof(o.NoDependencies));

        public T EnableNoDependencies() => o.Set(nameof(o.NoDependencies), true);

        public T DisableNoDependencies() => o.Set(nameof(o.NoDependencies), false);

        public T ToggleNoDependencies() => o.Set(nameof(o.NoDependencies), !o.NoDependencies);

        public T SetPackageDirectory(string v) => o.Set(nameof(o.PackageDirectory), v);

        public T ResetPackageDirectory() => o.Reset(nameof(o.PackageDirectory));

        public T SetSources(params string[] v) => o.SetList(nameof(o.Sources), v);

        public T SetSources(IEnumerable<string> v) => o.SetList(nameof(o.Sources), v);

        public T AddSources(params string[] v) => o.AddList(nameof(o.Sources), v);

        public T AddSources(IEnumerable<string> v) => o.AddList(nameof(o.Sources), v);

        public T RemoveSources(params string[] v) => o.RemoveList(nameof(o.Sources), v);

        public T RemoveSources(IEnumerable<string> v) => o.RemoveList(nameof(o.Sources), v);

        public T ClearSources() => o.ClearList<T, string>(nameof(o.Sources));

        public T SetUseLockFile(bool? v) => o.Set(nameof(o.UseLockFile), v);

        public T ResetUseLockFile() => o.Reset(nameof(o.UseLockFile));

        public T EnableUseLockFile() => o.Set(nameof(o.UseLockFile), true);

        public T DisableUseLockFile() => o.Set(nameof(o.UseLockFile), false);

        public T ToggleUseLockFile() => o.Set(nameof(o.UseLockFile), !o.UseLockFile);

        public T SetLockedMode(bool? v) => o.Set(nameof(o.LockedMode), v);

        public T ResetLockedMode() => o.Reset(nameof(o.LockedMode));

        public T EnableLockedMode() => o.Set(nameof(o.LockedMode), true);

        public T DisableLockedMode() => o.Set(nameof(o.LockedMode), false);

        public T ToggleLockedMode() => o.Set(nameof(o.LockedMode), !o.LockedMode);

        public T SetLockFilePath(string v) => o.Set(nameof(o.LockFilePath), v);

        public T ResetLockFilePath() => o.Reset(nameof(o.LockFilePath));

        public T SetForceEvaluate(bool? v) => o.Set(nameof(o.ForceEvaluate), v);

        public T ResetForceEvaluate() => o.Reset(nameof(o.ForceEvaluate));

        public T EnableForceEvaluate() => o.Set(nameof(o.ForceEvaluate), true);

        public T DisableForceEvaluate() => o.Set(nameof(o.ForceEvaluate), false);

        public T ToggleForceEvaluate() => o.Set(nameof(o.ForceEvaluate), !o.ForceEvaluate);

        public T SetRuntime(string v) => o.Set(nameof(o.Runtime), v);

        public T ResetRuntime() => o.Reset(nameof(o.Runtime));
    }
}
