using System.Net;

namespace MlOpsBuild.Registry.Remote;

/// <summary>One request, which can be made as often as needed.</summary>
/// <param name="Method">The method.</param>
/// <param name="Uri">Where to.</param>
/// <param name="Request">What it is for, in words that follow "Cannot".</param>
/// <param name="Scope">What a token for it must allow.</param>
internal sealed record RegistryCall(HttpMethod Method, Uri Uri, string Request, string Scope)
{
    /// <summary>Makes the body, which tells its callback of each part that was sent.</summary>
    public Func<Action, HttpContent>? Content { get; init; }

    /// <summary>Sets headers.</summary>
    public Action<HttpRequestMessage>? Prepare { get; init; }

    /// <summary>Failures that are answers to the caller.</summary>
    public HttpStatusCode[] Expected { get; init; } = [];
}
