using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>
/// An image's name in parts, as engines understand it: <c>[registry/]repository[:tag][@digest]</c>. A first part without a dot
/// or a port is a folder of Docker Hub.
/// </summary>
/// <param name="Registry">Whom to ask, e.g. <c>mcr.microsoft.com</c>; <c>docker.io</c> where none is named.</param>
/// <param name="Name">The name without tag and digest, as it was written.</param>
/// <param name="Tag">The tag or digest; <c>latest</c> where none is named.</param>
internal sealed record ImageReference(string Registry, string Name, string Tag)
{
    // The key of Docker Hub in Docker's configuration.
    private const string HubKey = "https://index.docker.io/v1/";

    /// <summary>Takes a name apart.</summary>
    public static ImageReference Parse(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var named = at < 0 ? text : text[..at];
        var slash = named.IndexOf('/', StringComparison.Ordinal);
        var colon = named.LastIndexOf(':');
        var hasTag = colon > named.LastIndexOf('/');
        var first = slash < 0 ? "" : named[..slash];
        return new ImageReference(
            first.Contains('.', StringComparison.Ordinal)
            || first.Contains(':', StringComparison.Ordinal)
            || first == "localhost"
                ? first
                : "docker.io",
            hasTag ? named[..colon] : named,
            at >= 0 ? text[(at + 1)..]
                : hasTag ? named[(colon + 1)..]
                : "latest"
        );
    }

    /// <summary>The name under which credentials for the registry are kept.</summary>
    public string CredentialKey => Registry == "docker.io" ? HubKey : Registry;
}
