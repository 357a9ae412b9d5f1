using MlOpsBuild.Common;

namespace MlOpsBuild.Pipelines;

/// <summary>Says in one line why a stage runs.</summary>
internal static class StageReason
{
    public const string Unchanged = "unchanged";
    public const string FirstRun = "first run";
    public const string Unlocked = "not in the lock file, found in the store";
    public const string FromRegistry = "from the registry";

    /// <summary>Why something came from the registry: what was missing is no news then, what changed is.</summary>
    public static string Fetched(IReadOnlyList<StageChange> changes) =>
        changes.Count == 0 || changes[0].Kind == StageChangeKind.Output
            ? FromRegistry
            : $"{FromRegistry} ({Of(changes)})";

    public static string Of(IReadOnlyList<StageChange> changes) =>
        changes.Count switch
        {
            0 => FirstRun,
            1 => Of(changes[0]),
            2 => $"{Of(changes[0])}; {Of(changes[1])}",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"{Of(changes[0])}; {Of(changes[1])} and {changes.Count - 2} more"
            ),
        };

    public static string Of(StageChange change) =>
        change.Kind switch
        {
            StageChangeKind.Version => $"code version: {change.Old} -> {change.New}",
            StageChangeKind.Output => $"{change.Name} is missing from the store",
            StageChangeKind.Upstream => Upstream(change),
            StageChangeKind.File => $"{change.Name}: {FileText(change)}",
            _ => $"{change.Name}: {Short(change.Old)} -> {Short(change.New)}",
        };

    private static string Upstream(StageChange change) =>
        change switch
        {
            { New: StagePlan.WillRun } => $"{change.Name} will run",
            { Old: null } => $"{change.Name} is a new upstream",
            { New: null } => $"{change.Name} is no longer an upstream",
            _ => $"{change.Name} has other outputs",
        };

    private static string FileText(StageChange change) =>
        change switch
        {
            { Old: null } => "new input",
            { New: null } => "no longer an input",
            _ => $"{Short(change.Old)} -> {Short(change.New)}",
        };

    private static string Short(string? value) =>
        value is null ? "(none)"
        : Digest.TryParse(value, out var digest) ? digest.Short
        : value.Length <= 60 ? value
        : string.Concat(value.AsSpan(0, 57), "...");
}
