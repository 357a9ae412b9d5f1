namespace MlOpsBuild.Serving.Routing;

/// <summary>How sending a request to one backend went.</summary>
/// <param name="Outcome">The kind.</param>
/// <param name="Status">The status of the backend's answer, or that of the fault in the request; 0: there was none.</param>
/// <param name="Problem">What went wrong, for people; <see langword="null"/>: nothing.</param>
internal readonly record struct AttemptResult(
    AttemptOutcome Outcome,
    int Status,
    string? Problem = null
);
