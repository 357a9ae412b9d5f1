namespace MlOpsBuild.Scoring.Processes;

/// <summary>Why a model's program gave no outputs.</summary>
public enum ScoringFailure
{
    /// <summary>It failed, or answered something else than outputs.</summary>
    Failed = 0,

    /// <summary>No process of it is there, or free: another try may go better.</summary>
    Unavailable = 1,

    /// <summary>It took longer than it may.</summary>
    Late = 2,
}
