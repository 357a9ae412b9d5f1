namespace MlOpsBuild.Reports;

/// <summary>What is told of a run that came to no verdict. Stored as <c>notice.json</c> beside where a report would be.</summary>
public sealed record RunNotice
{
    /// <summary><see cref="RunOutcome.Broken"/>, <see cref="RunOutcome.Cancelled"/> or <see cref="RunOutcome.Skipped"/>.</summary>
    public required RunOutcome Outcome { get; init; }

    /// <summary>The model's name, or empty when not even that is known.</summary>
    public required string Model { get; init; }

    /// <summary>The Git commit, or empty.</summary>
    public string Commit { get; init; } = "";

    /// <summary>The target that failed, e.g. <c>Train</c>, or empty.</summary>
    public string Target { get; init; } = "";

    /// <summary>What happened, plain text; may hold text from data.</summary>
    public string Message { get; init; } = "";

    /// <summary>The line that runs it again, as <see cref="ReproduceCommand"/> makes it, or empty.</summary>
    public string Reproduce { get; init; } = "";
}
