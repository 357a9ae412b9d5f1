namespace MlOpsBuild.GitHubDouble.Faults;

/// <summary>What goes wrong.</summary>
public enum FaultKind
{
    /// <summary>An answer of <see cref="Fault.Status"/>.</summary>
    Error,

    /// <summary>403, and no request remains until <see cref="Fault.Wait"/> is over.</summary>
    PrimaryLimit,

    /// <summary>403, and nothing else for <see cref="Fault.Wait"/>.</summary>
    SecondaryLimit,

    /// <summary>429, and nothing else for <see cref="Fault.Wait"/>.</summary>
    TooManyRequests,

    /// <summary>The connection breaks before an answer.</summary>
    Cut,

    /// <summary>The connection breaks in the middle of the answer's body.</summary>
    CutInAnswer,

    /// <summary>The request arrives twice, as something between the two repeats it; the second answer is given.</summary>
    Duplicate,

    /// <summary>A list is as it was <see cref="Fault.Writes"/> writes ago.</summary>
    Stale,
}
