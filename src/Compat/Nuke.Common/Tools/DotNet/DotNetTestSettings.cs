using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Runs the tests of a project: <c>dotnet test</c>.</summary>
[Command(Type = typeof(DotNetTasks), Command = nameof(DotNetTasks.DotNetTest), Arguments = "test")]
public class DotNetTestSettings : DotNetRestoringSettings
{
    [DotNetPropertyArgument(Format = "/property:{key}={value}")]
    public override IReadOnlyDictionary<string, object> Properties =>
        Get<IReadOnlyDictionary<string, object>>();

    [Argument(Format = "{value}", Position = 1)]
    public string ProjectFile => Get<string>();

    [Argument(Format = "--test-adapter-path {value}")]
    public string TestAdapterPath => Get<string>();

    [Argument(Format = "--configuration {value}")]
    public string Configuration => Get<string>();

    [Argument(Format = "--collect {value}")]
    public string DataCollector => Get<string>();

    [Argument(Format = "--diag {value}")]
    public string DiagnosticsFile => Get<string>();

    [Argument(Format = "--framework {value}")]
    public string Framework => Get<string>();

    [Argument(Format = "--filter {value}")]
    public string Filter => Get<string>();

    [Argument(Format = "--logger {value}")]
    public IReadOnlyList<string> Loggers => Get<IReadOnlyList<string>>();

    [Argument(Format = "--no-build")]
    public bool? NoBuild => Get<bool?>();

    [Argument(Format = "--no-restore")]
    public bool? NoRestore => Get<bool?>();

    [Argument(Format = "--output {value}")]
    public string Output => Get<string>();

    [Argument(Format = "--results-directory {value}")]
    public string ResultsDirectory => Get<string>();

    [Argument(Format = "--settings {value}")]
    public string SettingsFile => Get<string>();

    [Argument(Format = "--list-tests")]
    public bool? ListTests => Get<bool?>();

    [Argument(Format = "--verbosity {value}")]
    public DotNetVerbosity Verbosity => Get<DotNetVerbosity>();

    [Argument(Format = "--blame")]
    public bool? BlameMode => Get<bool?>();

    [Argument(Format = "--blame-crash")]
    public bool? BlameCrash => Get<bool?>();

    [Argument(Format = "--blame-crash-dump-type {value}")]
    public string BlameCrashDumpType => Get<string>();

    [Argument(Format = "--blame-crash-collect-always")]
    public bool? BlameCrashCollectAlways => Get<bool?>();

    [Argument(Format = "--blame-hang")]
    public bool? BlameHang => Get<bool?>();

    [Argument(Format = "--blame-hang-dump-type {value}")]
    public string BlameHangDumpType => Get<string>();

    [Argument(Format = "--blame-hang-timeout {value}")]
    public string BlameHangTimeout => Get<string>();

    [Argument(Format = "-- {key}={value}", Position = -1, Separator = " ")]
    public IReadOnlyDictionary<string, object> RunSettings =>
        Get<IReadOnlyDictionary<string, object>>();

    [Argument(Format = "--nologo")]
    public bool? NoLogo => Get<bool?>();
}

/// <summary>Setting <see cref="DotNetTestSettings"/>.</summary>
public static class DotNetTestSettingsExtensions
{
    extension<T>(T o)
        where T : DotNetTestSettings
    {
        public T SetProjectFile(string v) => o.Set(nameof(o.ProjectFile), v);

        public T ResetProjectFile() => o.Reset(nameof(o.ProjectFile));

        public T SetTestAdapterPath(string v) => o.Set(nameof(o.TestAdapterPath), v);

        public T ResetTestAdapterPath() => o.Reset(nameof(o.TestAdapterPath));

        public T SetConfiguration(string v) => o.Set(nameof(o.Configuration), v);

        public T ResetConfiguration() => o.Reset(nameof(o.Configuration));

        public T SetDataCollector(string v) => o.Set(nameof(o.DataCollector), v);

        public T ResetDataCollector() => o.Reset(nameof(o.DataCollector));

        public T SetDiagnosticsFile(string v) => o.Set(nameof(o.DiagnosticsFile), v);

        public T ResetDiagnosticsFile() => o.Reset(nameof(o.DiagnosticsFile));

        public T SetFramework(string v) => o.Set(nameof(o.Framework), v);

        public T ResetFramework() => o.Reset(nameof(o.Framework));

        public T SetFilter(string v) => o.Set(nameof(o.Filter), v);

        public T ResetFilter() => o.Reset(nameof(o.Filter));

        public T SetLoggers(params string[] v) => o.SetList(nameof(o.Loggers), v);

        public T SetLoggers(IEnumerable<string> v) => o.SetList(nameof(o.Loggers), v);

        public T AddLoggers(params string[] v) => o.AddList(nameof(o.Loggers), v);

        public T AddLoggers(IEnumerable<string> v) => o.AddList(nameof(o.Loggers), v);

        public T RemoveLoggers(params string[] v) => o.RemoveList(nameof(o.Loggers), v);

        public T RemoveLoggers(IEnumerable<string> v) => o.RemoveList(nameof(o.Loggers), v);

        public T ClearLoggers() => o.ClearList<T, string>(nameof(o.Loggers));

        public T SetNoBuild(bool? v) => o.Set(nameof(o.NoBuild), v);

        public T ResetNoBuild() => o.Reset(nameof(o.NoBuild));

        public T EnableNoBuild() => o.Set(nameof(o.NoBuild), true);

        public T DisableNoBuild() => o.Set(nameof(o.NoBuild), false);

        public T ToggleNoBuild() => o.Set(nameof(o.NoBuild), !o.NoBuild);

        public T SetNoRestore(bool? v) => o.Set(nameof(o.NoRestore), v);

        public T ResetNoRestore() => o.Reset(nameof(o.NoRestore));

        public T EnableNoRestore() => o.Set(nameof(o.NoRestore), true);

        public T DisableNoRestore() => o.Set(nameof(o.NoRestore), false);

        public T ToggleNoRestore() => o.Set(nameof(o.NoRestore), !o.NoRestore);

        public T SetOutput(string v) => o.Set(nameof(o.Output), v);

        public T ResetOutput() => o.Reset(nameof(o.Output));

        public T SetResultsDirectory(string v) => o.Set(nameof(o.ResultsDirectory), v);

        public T ResetResultsDirectory() => o.Reset(nameof(o.ResultsDirectory));

        public T SetSettingsFile(string v) => o.Set(nameof(o.SettingsFile), v);

        public T ResetSettingsFile() => o.Reset(nameof(o.SettingsFile));

        public T SetListTests(bool? v) => o.Set(nameof(o.ListTests), v);

        public T ResetListTests() => o.Reset(nameof(o.ListTests));

        public T EnableListTests() => o.Set(nameof(o.ListTests), true);

        public T DisableListTests() => o.Set(nameof(o.ListTests), false);

        public T ToggleListTests() => o.Set(nameof(o.ListTests), !o.ListTests);

        public T SetVerbosity(DotNetVerbosity v) => o.Set(nameof(o.Verbosity), v);

        public T ResetVerbosity() => o.Reset(nameof(o.Verbosity));

        public T SetBlameMode(bool? v) => o.Set(nameof(o.BlameMode), v);

        public T ResetBlameMode() => o.Reset(nameof(o.BlameMode));

        public T EnableBlameMode() => o.Set(nameof(o.BlameMode), true);

        public T DisableBlameMode() => o.Set(nameof(o.BlameMode), false);

        public T ToggleBlameMode() => o.Set(nameof(o.BlameMode), !o.BlameMode);

        public T SetBlameCrash(bool? v) => o.Set(nameof(o.BlameCrash), v);

        public T ResetBlameCrash() => o.Reset(nameof(o.BlameCrash));

        public T EnableBlameCrash() => o.Set(nameof(o.BlameCrash), true);

        public T DisableBlameCrash() => o.Set(nameof(o.BlameCrash), false);

        public T ToggleBlameCrash() => o.Set(nameof(o.BlameCrash), !o.BlameCrash);

        public T SetBlameCrashDumpType(string v) => o.Set(nameof(o.BlameCrashDumpType), v);

        public T ResetBlameCrashDumpType() => o.Reset(nameof(o.BlameCrashDumpType));

        public T SetBlameCrashCollectAlways(bool? v) => o.Set(nameof(o.BlameCrashCollectAlways), v);

        public T ResetBlameCrashCollectAlways() => o.Reset(nameof(o.BlameCrashCollectAlways));

        public T EnableBlameCrashCollectAlways() => o.Set(nameof(o.BlameCrashCollectAlways), true);

        public T DisableBlameCrashCollectAlways() =>
            o.Set(nameof(o.BlameCrashCollectAlways), false);

        public T ToggleBlameCrashCollectAlways() =>
            o.Set(nameof(o.BlameCrashCollectAlways), !o.BlameCrashCollectAlways);

        public T SetBlameHang(bool? v) => o.Set(nameof(o.BlameHang), v);

        public T ResetBlameHang() => o.Reset(nameof(o.BlameHang));

        public T EnableBlameHang() => o.Set(nameof(o.BlameHang), true);

        public T DisableBlameHang() => o.Set(nameof(o.BlameHang), false);

        public T ToggleBlameHang() => o.Set(nameof(o.BlameHang), !o.BlameHang);

        public T SetBlameHangDumpType(string v) => o.Set(nameof(o.BlameHangDumpType), v);

        public T ResetBlameHangDumpType() => o.Reset(nameof(o.BlameHangDumpType));

        public T SetBlameHangTimeout(string v) => o.Set(nameof(o.BlameHangTimeout), v);

        public T ResetBlameHangTimeout() => o.Reset(nameof(o.BlameHangTimeout));

        public T SetRunSettings(IDictionary<string, object> v) =>
            o.SetPairs(nameof(o.RunSettings), v);

        public T SetRunSetting(string k, object v) => o.SetPair(nameof(o.RunSettings), k, v);

        public T AddRunSetting(string k, object v) => o.AddPair(nameof(o.RunSettings), k, v);

        public T RemoveRunSetting(string k) => o.RemovePair<T, object>(nameof(o.RunSettings), k);

        public T ClearRunSettings() => o.ClearPairs<T, object>(nameof(o.RunSettings));

        public T SetNoLogo(bool? v) => o.Set(nameof(o.NoLogo), v);

        public T ResetNoLogo() => o.Reset(nameof(o.NoLogo));

        public T EnableNoLogo() => o.Set(nameof(o.NoLogo), true);

        public T DisableNoLogo() => o.Set(nameof(o.NoLogo), false);

        public T ToggleNoLogo() => o.Set(nameof(o.NoLogo), !o.NoLogo);
    }
}
