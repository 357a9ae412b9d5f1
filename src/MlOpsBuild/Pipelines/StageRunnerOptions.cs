namespace MlOpsBuild.Pipelines;

/// <summary>What a <see cref="StageRunner"/> works on and with.</summary>
public sealed record StageRunnerOptions
{
    /// <summary>The folder that holds <c>.mlops/</c>.</summary>
    public required string RootDirectory { get; init; }

    /// <summary>The folder that holds mlops.yaml and <c>mlops.lock/</c>, at or below the root.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>How many threads a stage may use. <value>The default value is the number of processors.</value></summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>How this build was started, for others that wait for it. <value>The default value is empty.</value></summary>
    public string Command { get; init; } = "";

    /// <summary>The clock. <value>The default value is the system's.</value></summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Knows inputs that are not on disk: their digests count, and they are brought when a stage must run.
    /// <value>The default value is none: an input that is not there is an error.</value>
    /// </summary>
    public IAbsentFiles? AbsentFiles { get; init; }

    /// <summary>Is told what happens. <value>The default value is one that does nothing.</value></summary>
    public IStageObserver Observer { get; init; } = new SilentStageObserver();

    /// <summary>Where results come from that the store lacks. <value>The default value is nowhere.</value></summary>
    public IStageRemote? Remote { get; init; }
}
