namespace MlOpsBuild.Serving.Routing;

/// <summary>Why the front broke a connection off.</summary>
internal enum BreakReason
{
    /// <summary>It did not.</summary>
    None,

    /// <summary>The backend took too long.</summary>
    Timeout,

    /// <summary>Nobody waits for the answer.</summary>
    ClientGone,
}
