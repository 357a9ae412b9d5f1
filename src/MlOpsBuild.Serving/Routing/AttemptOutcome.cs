namespace MlOpsBuild.Serving.Routing;

/// <summary>How sending a request to one backend went.</summary>
internal enum AttemptOutcome
{
    /// <summary>The client has an answer.</summary>
    Answered,

    /// <summary>The client has nothing, and another backend may answer.</summary>
    Failed,

    /// <summary>The client has nothing, and the request cannot be sent again: a part of its body is gone.</summary>
    Lost,

    /// <summary>The client has nothing, and has waited long enough.</summary>
    Late,

    /// <summary>The client has a part of an answer.</summary>
    Broken,

    /// <summary>Nobody waits for an answer.</summary>
    ClientGone,

    /// <summary>The client's request is at fault.</summary>
    BadRequest,
}
