namespace MlOpsBuild.Pipelines;

/// <summary>Does nothing.</summary>
public sealed class SilentStageObserver : IStageObserver;
