using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild.Delivery.Tests.Containers;

/// <summary>The same credential for every registry, or none.</summary>
internal sealed class FixedCredentials(RegistryCredential? credential) : IRegistryCredentials
{
    public ValueTask<RegistryCredential?> FindAsync(
        string registry,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(credential);
}
