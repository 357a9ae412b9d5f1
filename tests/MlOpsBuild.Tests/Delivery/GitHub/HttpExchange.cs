namespace MlOpsBuild.Tests.Delivery.GitHub;

/// <summary>A request as it came.</summary>
internal sealed record HttpExchange(
    string Method,
    string Target,
    IReadOnlyDictionary<string, string> Headers,
    string Body
)
{
    public string Line => $"{Method} {Target}";

    public string Path => Target.Split('?')[0];

    public string Token => Headers.GetValueOrDefault("Authorization", "");
}
