using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild.Delivery.Deploy;

/// <summary>What a <see cref="Deployer"/> works with.</summary>
public sealed record DeployerOptions
{
    /// <summary>The engine of the environment.</summary>
    public required ContainerEngine Engine { get; init; }

    /// <summary>The model in the store.</summary>
    public required ModelCatalog Catalog { get; init; }

    /// <summary>The registry. <value>The default value is <see langword="null"/>: the store alone.</value></summary>
    public CatalogSync? Sync { get; init; }

    /// <summary>Is told what is done.</summary>
    public required IDeployObserver Observer { get; init; }

    /// <summary>Knows who may pull images. <value>The default value is what <c>docker login</c> left.</value></summary>
    public IRegistryCredentials Credentials { get; init; } = new DockerCredentials();

    /// <summary>The clock. <value>The default value is the system's.</value></summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
