namespace MlOpsBuild.Pipelines;

/// <summary>What a running stage gets.</summary>
public sealed record StageContext
{
    /// <summary>The project's folder: <see cref="StageDefinition.Files"/> are relative to it.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>An empty folder; every file in it when the stage ends is an output.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>
    /// A folder for what is needed while the stage runs; it need not be there yet, and is removed afterwards.
    /// <value>The default value is a folder beside that of the outputs.</value>
    /// </summary>
    public string TemporaryDirectory
    {
        get => field ?? OutputDirectory + ".work";
        init;
    }

    /// <summary>The outcomes of the upstream stages, by stage name.</summary>
    public required IReadOnlyDictionary<string, StageOutcome> Upstream { get; init; }

    /// <summary>How many threads may work, 1 or more; must not change any output byte.</summary>
    public required int Threads { get; init; }

    /// <summary>Told the finished share, from 0 to 1.</summary>
    public required IProgress<double> Progress { get; init; }

    /// <summary>
    /// Told what the work says to people, a line at a time, from any thread. <value>The default value does nothing.</value>
    /// </summary>
    public Action<string> Log { get; init; } = _ => { };
}
