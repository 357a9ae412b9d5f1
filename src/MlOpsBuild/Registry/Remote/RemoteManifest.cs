using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Remote;

/// <summary>A manifest as a registry gave it, verified.</summary>
/// <param name="Descriptor">Its media type, digest and size.</param>
/// <param name="Bytes">Its bytes.</param>
public sealed record RemoteManifest(OciDescriptor Descriptor, ReadOnlyMemory<byte> Bytes);
