using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Formats the code of a project: <c>dotnet format</c>.</summary>
[Command(
    Type = typeof(DotNetTasks),
    Command = nameof(DotNetTasks.DotNetFormat),
    Arguments = "format"
)]
public class DotNetFormatSettings : DotNetProjectSettings, IDotNetProjectProperties
{
    [Argument(Format = "{value}", Position = 1)]
    public string Project => Get<string>();

    [Argument(Format = "--severity {value}")]
    public DotNetFormatSeverity Severity => Get<DotNetFormatSeverity>();

    [Argument(Format = "--no-restore")]
    public bool? NoRestore => Get<bool?>();

    [Argument(Format = "--verify-no-changes")]
    public bool? VerifyNoChanges => Get<bool?>();

    [Argument(Format = "--include {value}")]
    public IReadOnlyList<string> Include => Get<IReadOnlyList<string>>();

    [Argument(Format = "--exclude {value}")]
    public IReadOnlyList<string> Exclude => Get<IReadOnlyList<string>>();

    [Argument(Format = "--include-generated")]
    public bool? IncludeGenerated => Get<bool?>();

    [Argument(Format = "--verbosity {value}")]
    public DotNetVerbosity Verbosity => Get<DotNetVerbosity>();

    [Argument(Format = "--binarylog {value}")]
    public string BinaryLog => Get<string>();

    [Argument(Format = "--report {value}")]
    public string Report => Get<string>();
}

/// <summary>Setting <see cref="DotNetFormatSettings"/>.</summary>
public static class DotNetFormatSettingsExtensions
{
    extension<T>(T o)
        where T : DotNetFormatSettings
    {
        public T SetProject(string v) => o.Set(nameof(o.Project), v);

        public T ResetProject() => o.Reset(nameof(o.Project));

        public T SetSeverity(DotNetFormatSeverity v) => o.Set(nameof(o.Severity), v);

        public T ResetSeverity() => o.Reset(nameof(o.Severity));

        public T SetNoRestore(bool? v) => o.Set(nameof(o.NoRestore), v);

        public T ResetNoRestore() => o.Reset(nameof(o.NoRestore));

        public T EnableNoRestore() => o.Set(nameof(o.NoRestore), true);

        public T DisableNoRestore() => o.Set(nameof(o.NoRestore), false);

        public T ToggleNoRestore() => o.Set(nameof(o.NoRestore), !o.NoRestore);

        public T SetVerifyNoChanges(bool? v) => o.Set(nameof(o.VerifyNoChanges), v);

        public T ResetVerifyNoChanges() => o.Reset(nameof(o.VerifyNoChanges));

        public T EnableVerifyNoChanges() => o.Set(nameof(o.VerifyNoChanges), true);

        public T DisableVerifyNoChanges() => o.Set(nameof(o.VerifyNoChanges), false);

        public T ToggleVerifyNoChanges() => o.Set(nameof(o.VerifyNoChanges), !o.VerifyNoChanges);

        public T SetInclude(params string[] v) => o.SetList(nameof(o.Include), v);

        public T SetInclude(IEnumerable<string> v) => o.SetList(nameof(o.Include), v);

        public T AddInclude(params string[] v) => o.AddList(nameof(o.Include), v);

        public T AddInclude(IEnumerable<string> v) => o.AddList(nameof(o.Include), v);

        public T RemoveInclude(params string[] v) => o.RemoveList(nameof(o.Include), v);

        public T RemoveInclude(IEnumerable<string> v) => o.RemoveList(nameof(o.Include), v);

        public T ClearInclude() => o.ClearList<T, string>(nameof(o.Include));

        public T SetExclude(params string[] v) => o.SetList(nameof(o.Exclude), v);

        public T SetExclude(IEnumerable<string> v) => o.SetList(nameof(o.Exclude), v);

        public T AddExclude(params string[] v) => o.AddList(nameof(o.Exclude), v);

        public T AddExclude(IEnumerable<string> v) => o.AddList(nameof(o.Exclude), v);

        public T RemoveExclude(params string[] v) => o.RemoveList(nameof(o.Exclude), v);

        public T RemoveExclude(IEnumerable<string> v) => o.RemoveList(nameof(o.Exclude), v);

        public T ClearExclude() => o.ClearList<T, string>(nameof(o.Exclude));

        public T SetIncludeGenerated(bool? v) => o.Set(nameof(o.IncludeGenerated), v);

        public T ResetIncludeGenerated() => o.Reset(nameof(o.IncludeGenerated));

        public T EnableIncludeGenerated() => o.Set(nameof(o.IncludeGenerated), true);

        public T DisableIncludeGenerated() => o.Set(nameof(o.IncludeGenerated), false);

        public T ToggleIncludeGenerated() => o.Set(nameof(o.IncludeGenerated), !o.IncludeGenerated);

        public T SetVerbosity(DotNetVerbosity v) => o.Set(nameof(o.Verbosity), v);

        public T ResetVerbosity() => o.Reset(nameof(o.Verbosity));

        public T SetBinaryLog(string v) => o.Set(nameof(o.BinaryLog), v);

        public T ResetBinaryLog() => o.Reset(nameof(o.BinaryLog));

        public T SetReport(string v) => o.Set(nameof(o.Report), v);

        public T ResetReport() => o.Reset(nameof(o.Report));
    }
}
