namespace MlOpsBuild.Evaluation.Baselines;

/// <summary>What became of a Git reference as baseline.</summary>
public sealed record GitBaselineResolution
{
    /// <summary>Whether there is a commit with a train lock.</summary>
    public bool Available { get; init; }

    /// <summary>Not available: why, and what to do, one line; else empty.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The commit's id, 40 digits; empty when there is none.</summary>
    public string CommitSha { get; init; } = "";

    /// <summary>For people, e.g. <c>main at 1a2b3c4</c>; empty when there is no commit.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether it is the commit that is checked out, so that a model is compared with itself.</summary>
    public bool IsHead { get; init; }

    /// <summary>The bytes of the commit's <c>mlops.lock/train.json</c>, or <see langword="null"/>.</summary>
    public byte[]? TrainLock { get; init; }

    internal Func<string, CancellationToken, int>? Extractor { get; init; }

    /// <summary>Writes the project's folder as of that commit to disk, e.g. to train its model again.</summary>
    /// <param name="toDirectory">Where to; is created.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    /// <exception cref="GitUnavailableException">Objects cannot be read, or there is no commit.</exception>
    public void ExtractProject(string toDirectory, CancellationToken cancellationToken)
    {
        if (Extractor is null)
        {
            throw new GitUnavailableException(Reason);
        }

        Extractor(toDirectory, cancellationToken);
    }
}
