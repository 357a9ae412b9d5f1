using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>Which image is pushed where, and what is said of it there.</summary>
public sealed record ImagePushRequest
{
    /// <summary>The engine that has the image.</summary>
    public required ContainerEngine Engine { get; init; }

    /// <summary>The image.</summary>
    public required ImageRecord Record { get; init; }

    /// <summary>
    /// Where it goes. <value>A tag in it is taken; without one the tag is that of <see cref="ImageRecord.Tag"/>, which changes
    /// with what the image is built from.</value>
    /// </summary>
    public required RegistryReference Repository { get; init; }

    /// <summary>What is said of it. <value>The default value is <see langword="null"/>: nothing.</value></summary>
    public ImageDocuments? Documents { get; init; }

    /// <summary>Signs the provenance. <value>The default value is <see langword="null"/>: it is not signed.</value></summary>
    public SigningKey? Key { get; init; }

    /// <summary>How the registry is talked to; its credentials are those that the engine gets. <value>The default value is that
    /// of the options.</value></summary>
    public RegistryOptions Registry { get; init; } = new();
}
