using MlOpsBuild.Scoring.Processes;

namespace MlOpsBuild.Scoring;

/// <summary>How <see cref="ModelBundle.Open"/> opens models that this assembly does not compute itself.</summary>
public sealed record ModelOpenOptions
{
    /// <summary>What opens models of other kinds. <value>The default value is empty.</value></summary>
    public IReadOnlyList<IModelRuntime> Runtimes { get; init; } = [];

    /// <summary>How a model's program is run.</summary>
    public ProcessScorerOptions Process { get; init; } = new();

    /// <summary>
    /// Whether the model will answer requests, one after the other, which a program of protocol <c>csv</c> cannot: that is refused
    /// then. <value>The default value is <see langword="false"/>.</value>
    /// </summary>
    public bool ToServe { get; init; }

    /// <summary>
    /// Receives a line for people at a time, from any thread, fit for a log: what a model's program says.
    /// <value>The default value does nothing.</value>
    /// </summary>
    public Action<string> Log { get; init; } = _ => { };

    /// <summary>The clock. <value>The default value is the system's.</value></summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Where folders with files for a program of protocol <c>csv</c> are made, and removed again.
    /// <value>The default value is the system's folder for such files.</value>
    /// </summary>
    public string TemporaryFolder { get; init; } = Path.GetTempPath();

    /// <summary>Ends the model's programs, also while they work. <value>The default value never does.</value></summary>
    public CancellationToken CancellationToken { get; init; }
}
