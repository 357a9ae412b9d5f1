namespace MlOpsBuild.Compat.Tests.Docker;

/// <summary>What the package sent and what the daemon answered.</summary>
/// <param name="Head">The request's line and headers, without line ends at the end.</param>
/// <param name="Body">The request's body.</param>
/// <param name="Answer">All bytes of the answer.</param>
public sealed record RecordedCall(string Head, byte[] Body, byte[] Answer)
{
    /// <summary>E.g. <c>GET /info HTTP/1.1</c>.</summary>
    public string Line => Head.Split('\n')[0];
}
