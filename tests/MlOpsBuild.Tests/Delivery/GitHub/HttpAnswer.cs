namespace MlOpsBuild.Tests.Delivery.GitHub;

/// <summary>What a server answers, or how it does not.</summary>
internal sealed record HttpAnswer(int Status, string Body = "", params string[] Headers)
{
    /// <summary>The connection ends without an answer.</summary>
    public static readonly HttpAnswer Cut = new(0);

    /// <summary>No answer comes.</summary>
    public static readonly HttpAnswer Hang = new(-1);

    public byte[]? Bytes { get; init; }

    public string ContentType { get; init; } = "application/json; charset=utf-8";

    /// <summary>How many bytes of the body come before the connection ends.</summary>
    public int? CutAfter { get; init; }
}
