namespace MlOpsBuild.Serving.Validation;

/// <summary>A request that cannot be answered as asked; the message is for the client.</summary>
internal sealed class RequestException(int status, string message) : Exception(message)
{
    /// <summary>The status of the answer, e.g. 400.</summary>
    public int Status { get; } = status;
}
