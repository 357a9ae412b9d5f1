using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>What an image is made of, and what it must satisfy.</summary>
public sealed record ModelImageRequest
{
    /// <summary>The engine that builds and runs it.</summary>
    public required ContainerEngine Engine { get; init; }

    /// <summary>Where the serving program comes from.</summary>
    public required ServingAppOptions App { get; init; }

    /// <summary>The folder with <c>settings.json</c> and a folder for each model.</summary>
    public required string ModelsFolder { get; init; }

    /// <summary>What <c>settings.json</c> says.</summary>
    public required ServeSettings Settings { get; init; }

    /// <summary>The SHA-256 of the evaluated model's <c>model.json</c>, one of those in the folder.</summary>
    public required Digest ModelDigest { get; init; }

    /// <summary>The digest of the data that it was trained on.</summary>
    public required string DataDigest { get; init; }

    /// <summary>What it takes and gives.</summary>
    public required ModelSignature Signature { get; init; }

    /// <summary>Rows with its outputs; at least one.</summary>
    public required IReadOnlyList<GoldenRow> Golden { get; init; }

    /// <summary>Where what is known of the image is kept.</summary>
    public required ImageRecords Records { get; init; }

    /// <summary>The base image and the gates. <value>The default value is that of the section.</value></summary>
    public ContainerConfig Container { get; init; } = new();

    /// <summary>The commit. <value>The default value is empty: not known.</value></summary>
    public string Commit { get; init; } = "";

    /// <summary>The repository's address. <value>The default value is <see langword="null"/>: not known.</value></summary>
    public string? Repository { get; init; }

    /// <summary>The model's version. <value>The default value is <see langword="null"/>: it has none.</value></summary>
    public string? Version { get; init; }

    /// <summary>Credentials for the base image's registry. <value>The default value is Docker's.</value></summary>
    public IRegistryCredentials Credentials { get; init; } = new DockerCredentials();

    /// <summary>How long the server may take to become ready. <value>The default value is 60 seconds.</value></summary>
    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>With how many requests the time of a request is measured. <value>The default value is 2,000.</value></summary>
    public int Requests { get; init; } = 2000;

    /// <summary>
    /// Whether it is built, proven and measured also when nothing changed. <value>The default value is
    /// <see langword="false"/>.</value>
    /// </summary>
    public bool Force { get; init; }
}
