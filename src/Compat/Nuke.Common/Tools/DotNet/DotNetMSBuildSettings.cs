using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Runs targets of a project: <c>dotnet msbuild</c>.</summary>
[Command(
    Type = typeof(DotNetTasks),
    Command = nameof(DotNetTasks.DotNetMSBuild),
    Arguments = "msbuild"
)]
public class DotNetMSBuildSettings : DotNetProjectSettings, IDotNetProjectProperties
{
    [DotNetPropertyArgument(Format = "/property:{key}={value}")]
    public override IReadOnlyDictionary<string, object> Properties =>
        Get<IReadOnlyDictionary<string, object>>();

    [Argument(Format = "{value}", Position = 1)]
    public string TargetPath => Get<string>();

    [Argument(Format = "/detailedsummary")]
    public bool? DetailedSummary => Get<bool?>();

    [Argument(Format = "/maxcpucount:{value}")]
    public int? MaxCpuCount => Get<int?>();

    [Argument(Format = "/nodeReuse:{value}")]
    public bool? NodeReuse => Get<bool?>();

    [Argument(Format = "/nologo")]
    public bool? NoLogo => Get<bool?>();

    [Argument(Format = "/restore")]
    public bool? Restore => Get<bool?>();

    [Argument(Format = "/target:{value}", Separator = ";")]
    public IReadOnlyList<string> Targets => Get<IReadOnlyList<string>>();

    [Argument(Format = "/verbosity:{value}")]
    public DotNetVerbosity Verbosity => Get<DotNetVerbosity>();

    [Argument(Format = "/logger:{value}")]
    public IReadOnlyList<string> Loggers => Get<IReadOnlyList<string>>();

    [Argument(Format = "/noconsolelogger")]
    public bool? NoConsoleLogger => Get<bool?>();
}

/// <summary>Setting <see cref="DotNetMSBuildSettings"/>.</summary>
public static class DotNetMSBuildSettingsExtensions
{
    extension<T>(T o)
        where T : DotNetMSBuildSettings
    {
        public T SetTargetPath(string v) => o.Set(nameof(o.TargetPath), v);

        public T ResetTargetPath() => o.Reset(nameof(o.TargetPath));

        public T SetDetailedSummary(bool? v) => o.Set(nameof(o.DetailedSummary), v);

        public T ResetDetailedSummary() => o.Reset(nameof(o.DetailedSummary));

        public T EnableDetailedSummary() => o.Set(nameof(o.DetailedSummary), true);

        public T DisableDetailedSummary() => o.Set(nameof(o.DetailedSummary), false);

        public T ToggleDetailedSummary() => o.Set(nameof(o.DetailedSummary), !o.DetailedSummary);

        public T SetMaxCpuCount(int? v) => o.Set(nameof(o.MaxCpuCount), v);

        public T ResetMaxCpuCount() => o.Reset(nameof(o.MaxCpuCount));

        public T SetNodeReuse(bool? v) => o.Set(nameof(o.NodeReuse), v);

        public T ResetNodeReuse() => o.Reset(nameof(o.NodeReuse));

        public T EnableNodeReuse() => o.Set(nameof(o.NodeReuse), true);

        public T DisableNodeReuse() => o.Set(nameof(o.NodeReuse), false);

        public T ToggleNodeReuse() => o.Set(nameof(o.NodeReuse), !o.NodeReuse);

        public T SetNoLogo(bool? v) => o.Set(nameof(o.NoLogo), v);

        public T ResetNoLogo() => o.Reset(nameof(o.NoLogo));

        public T EnableNoLogo() => o.Set(nameof(o.NoLogo), true);

        public T DisableNoLogo() => o.Set(nameof(o.NoLogo), false);

        public T ToggleNoLogo() => o.Set(nameof(o.NoLogo), !o.NoLogo);

        public T SetRestore(bool? v) => o.Set(nameof(o.Restore), v);

        public T ResetRestore() => o.Reset(nameof(o.Restore));

        public T EnableRestore() => o.Set(nameof(o.Restore), true);

        public T DisableRestore() => o.Set(nameof(o.Restore), false);

        public T ToggleRestore() => o.Set(nameof(o.Restore), !o.Restore);

        public T SetTargets(params string[] v) => o.SetList(nameof(o.Targets), v);

        public T SetTargets(IEnumerable<string> v) => o.SetList(nameof(o.Targets), v);

        public T AddTargets(params string[] v) => o.AddList(nameof(o.Targets), v);

        public T AddTargets(IEnumerable<string> v) => o.AddList(nameof(o.Targets), v);

        public T RemoveTargets(params string[] v) => o.RemoveList(nameof(o.Targets), v);

        public T RemoveTargets(IEnumerable<string> v) => o.RemoveList(nameof(o.Targets), v);

        public T ClearTargets() => o.ClearList<T, string>(nameof(o.Targets));

        public T SetVerbosity(DotNetVerbosity v) => o.Set(nameof(o.Verbosity), v);

        public T ResetVerbosity() => o.Reset(nameof(o.Verbosity));

        public T SetLoggers(params string[] v) => o.SetList(nameof(o.Loggers), v);

        public T SetLoggers(IEnumerable<string> v) => o.SetList(nameof(o.Loggers), v);

        public T AddLoggers(params string[] v) => o.AddList(nameof(o.Loggers), v);

        public T AddLoggers(IEnumerable<string> v) => o.AddList(nameof(o.Loggers), v);

        public T RemoveLoggers(params string[] v) => o.RemoveList(nameof(o.Loggers), v);

        public T RemoveLoggers(IEnumerable<string> v) => o.RemoveList(nameof(o.Loggers), v);

        public T ClearLoggers() => o.ClearList<T, string>(nameof(o.Loggers));

        public T SetNoConsoleLogger(bool? v) => o.Set(nameof(o.NoConsoleLogger), v);

        public T ResetNoConsoleLogger() => o.Reset(nameof(o.NoConsoleLogger));

        public T EnableNoConsoleLogger() => o.Set(nameof(o.NoConsoleLogger), true);

        public T DisableNoConsoleLogger() => o.Set(nameof(o.NoConsoleLogger), false);

        public T ToggleNoConsoleLogger() => o.Set(nameof(o.NoConsoleLogger), !o.NoConsoleLogger);
    }
}
