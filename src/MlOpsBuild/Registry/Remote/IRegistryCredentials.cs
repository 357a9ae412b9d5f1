using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Remote;

/// <summary>Knows credentials by registry.</summary>
public interface IRegistryCredentials
{
    /// <summary>The credential for a registry, or <see langword="null"/>: ask as anybody.</summary>
    /// <param name="registry">The host and port as in <see cref="RegistryReference.Registry"/>.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="MlOpsException">Where credentials are kept cannot be read.</exception>
    ValueTask<RegistryCredential?> FindAsync(string registry, CancellationToken cancellationToken);
}
