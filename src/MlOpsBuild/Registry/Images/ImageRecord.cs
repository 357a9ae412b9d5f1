using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Images;

/// <summary>What is known of an image that serves a model: how it was made, that it was proven, what was measured.</summary>
public sealed record ImageRecord
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>The SHA-256 of the <c>model.json</c> in it.</summary>
    public required Digest ModelDigest { get; init; }

    /// <summary>The key of what it was built from; equal keys need no second build.</summary>
    public required Digest Key { get; init; }

    /// <summary>The image's id in an engine: the digest of its configuration.</summary>
    public required Digest ImageId { get; init; }

    /// <summary>The name that the engine knows it by, e.g. <c>mlops/telco-churn:1f3a5c7e9b1d</c>.</summary>
    public required string Tag { get; init; }

    /// <summary>
    /// Where a registry has it, by digest: <c>registry/repository@sha256:...</c>; <see langword="null"/> until it is pushed.
    /// </summary>
    public string? Reference { get; init; }

    /// <summary>What it was built on: name and, where the engine knows it, digest.</summary>
    public required string BaseImage { get; init; }

    /// <summary>The digests of the uncompressed layers above the base, from the lowest.</summary>
    public required IReadOnlyList<Digest> Layers { get; init; }

    /// <summary>
    /// The sizes of <see cref="Layers"/>, uncompressed, in bytes. <value>The default value is empty: they are not known.</value>
    /// </summary>
    public IReadOnlyList<long> LayerBytes { get; init; } = [];

    /// <summary>The proof that it is the evaluated model.</summary>
    public required ImageProof Proof { get; init; }

    /// <summary>What was measured of it.</summary>
    public required ImageMeasurements Measurements { get; init; }

    /// <summary>The limits of <c>container.gates</c> and how they were met, in their order. Empty: there are none.</summary>
    public IReadOnlyList<ImageGate> Gates { get; init; } = [];

    /// <summary>What speaks against it, for people: a proof that failed first, then each gate that did. Empty: nothing.</summary>
    public IReadOnlyList<string> Failures =>
        [
            .. Proof.IsEqual ? Array.Empty<string>() : [Proof.Message],
            .. Gates.Where(g => !g.Passed).Select(g => g.Message),
        ];

    /// <summary>Whether it may be deployed: proven, and no gate failed.</summary>
    public bool IsAccepted => Proof.IsEqual && Gates.All(g => g.Passed);

    /// <summary><see cref="Reference"/> without its digest; <see langword="null"/> until it is pushed.</summary>
    public string? Repository => Reference is null ? null : Reference[..Reference.LastIndexOf('@')];

    /// <summary>
    /// The digest in <see cref="Reference"/>: that of the manifest in the registry; <see langword="null"/> until it is pushed.
    /// </summary>
    public Digest? ManifestDigest =>
        Reference is null ? null : Digest.Parse(Reference[(Reference.LastIndexOf('@') + 1)..]);

    /// <summary>How people find it: where a registry has it, or else its name in the engine.</summary>
    public string Name => Reference ?? Tag;
}
