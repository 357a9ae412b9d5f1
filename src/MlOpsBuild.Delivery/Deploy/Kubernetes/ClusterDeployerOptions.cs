using MlOpsBuild.Registry.Models;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>What a <see cref="ClusterDeployer"/> works with.</summary>
public sealed record ClusterDeployerOptions
{
    /// <summary>The model in the store.</summary>
    public required ModelCatalog Catalog { get; init; }

    /// <summary>The registry. <value>The default value is <see langword="null"/>: the store alone.</value></summary>
    public CatalogSync? Sync { get; init; }

    /// <summary>The folder of all environments' manifests, e.g. <c>artifacts/deploy</c>.</summary>
    public required string Folder { get; init; }

    /// <summary>
    /// Whether manifests are only written. <value>The default value is <see langword="false"/>.</value>
    /// </summary>
    public bool RenderOnly { get; init; }

    /// <inheritdoc cref="KubectlOptions.Program"/>
    public string? Program { get; init; }

    /// <summary>Is told what is done.</summary>
    public required IDeployObserver Observer { get; init; }

    /// <summary>The clock. <value>The default value is the system's.</value></summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
