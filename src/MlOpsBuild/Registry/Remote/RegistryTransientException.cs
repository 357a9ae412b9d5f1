namespace MlOpsBuild.Registry.Remote;

/// <summary>One attempt failed in a way that may pass. Never leaves the client.</summary>
internal sealed class RegistryTransientException(
    string message,
    TimeSpan? retryAfter = null,
    int? status = null,
    Exception? inner = null
) : Exception(message, inner)
{
    public TimeSpan? RetryAfter { get; } = retryAfter;

    public int? Status { get; } = status;
}
