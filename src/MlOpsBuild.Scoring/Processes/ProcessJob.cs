namespace MlOpsBuild.Scoring.Processes;

/// <summary>Rows that are to be scored by whichever process is free.</summary>
/// <param name="Rows">The encoded rows, one after the other.</param>
/// <param name="Outputs">How many numbers are expected.</param>
/// <param name="Queued">When it came, in the clock's ticks.</param>
/// <param name="CancellationToken">Is cancelled when nobody waits any more.</param>
internal sealed record ProcessJob(
    double[] Rows,
    int Outputs,
    long Queued,
    CancellationToken CancellationToken
)
{
    private readonly TaskCompletionSource<double[]> _result = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    /// <summary>The outputs, or why there are none.</summary>
    public Task<double[]> Result => _result.Task;

    /// <summary>There they are.</summary>
    public void Succeed(double[] outputs) => _result.TrySetResult(outputs);

    /// <summary>There are none.</summary>
    /// <param name="failure">What kind of failure it is.</param>
    /// <param name="message">Why, for the client.</param>
    /// <param name="cause">Why, for who runs the program.</param>
    public void Fail(ScoringFailure failure, string message, string? cause = null) =>
        _result.TrySetException(new ScoringException(failure, message, cause));
}
