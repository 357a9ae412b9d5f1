using Docker.DotNet.Models;
using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>Gives an engine what it shows to a registry, for one request.</summary>
internal static class EngineCredentials
{
    /// <exception cref="Common.MlOpsException">Where credentials are kept cannot be read.</exception>
    public static async Task<AuthConfig> FindAsync(
        IRegistryCredentials credentials,
        string registry,
        CancellationToken cancellationToken
    )
    {
        var found = await credentials.FindAsync(registry, cancellationToken);
        return found switch
        {
            null => new AuthConfig(),
            { IsIdentityToken: true } => new AuthConfig
            {
                ServerAddress = registry,
                IdentityToken = found.Secret,
            },
            _ => new AuthConfig
            {
                ServerAddress = registry,
                Username = found.UserName,
                Password = found.Secret,
            },
        };
    }
}
