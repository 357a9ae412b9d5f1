using MlOpsBuild.Common;

namespace MlOpsBuild.Scoring.Processes;

/// <summary>
/// A model's program gave no outputs for some rows. The message quotes nothing that the program wrote, so that it may be told to
/// whoever sent the rows.
/// </summary>
public sealed class ScoringException : MlOpsException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="failure">What kind of failure it is.</param>
    /// <param name="message">Why there are no outputs, for who sent the rows.</param>
    /// <param name="cause">The same for who runs the program; <see langword="null"/>: the message says all.</param>
    public ScoringException(ScoringFailure failure, string message, string? cause = null)
        : base(message)
    {
        Failure = failure;
        Cause = cause is null ? Message : LogText.WithoutCommands(PlainText.Of(cause));
    }

    /// <summary>What kind of failure it is.</summary>
    public ScoringFailure Failure { get; }

    /// <summary>Why, for who runs the program: it may quote what the program wrote.</summary>
    public string Cause { get; }
}
