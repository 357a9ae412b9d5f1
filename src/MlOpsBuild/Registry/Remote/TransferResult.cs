using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Remote;

/// <summary>What a transfer did.</summary>
/// <param name="Manifest">The manifest that was asked for.</param>
/// <param name="Blobs">How many blobs went.</param>
/// <param name="Bytes">How many bytes they have.</param>
/// <param name="Manifests">How many manifests went.</param>
public sealed record TransferResult(OciDescriptor Manifest, int Blobs, long Bytes, int Manifests);
