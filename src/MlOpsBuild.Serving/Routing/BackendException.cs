namespace MlOpsBuild.Serving.Routing;

/// <summary>A backend could not be reached, broke off, or did not answer as HTTP/1.1 says.</summary>
internal sealed class BackendException(string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>Whether an answer did not come in time.</summary>
    public bool IsTimeout { get; init; }
}
