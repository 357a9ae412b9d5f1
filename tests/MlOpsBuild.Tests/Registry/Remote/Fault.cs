namespace MlOpsBuild.Tests.Registry.Remote;

/// <summary>What happens to the first request that starts so; used once.</summary>
internal sealed record Fault(string Request)
{
    /// <summary>Answered with this instead of what the registry would say.</summary>
    public string? Answer { get; init; }

    /// <summary>Closed without the registry ever hearing of it.</summary>
    public bool Refuse { get; init; }

    /// <summary>Reset after so many bytes of the answer.</summary>
    public long? DropAfter { get; init; }

    /// <summary>Ended in order, but early.</summary>
    public long? EndAfter { get; init; }

    /// <summary>Reset after so many bytes of the request.</summary>
    public long? DropRequestAfter { get; init; }

    /// <summary>This byte of the answer is another.</summary>
    public long? Corrupt { get; init; }

    /// <summary>Never answered.</summary>
    public bool Hang { get; init; }

    public static string Json(int status, string body, string headers = "") =>
        $"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\n{headers}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
}
