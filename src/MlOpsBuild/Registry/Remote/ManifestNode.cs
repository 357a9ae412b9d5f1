using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Remote;

/// <summary>A manifest of a graph that is moved.</summary>
internal sealed record ManifestNode(
    OciDescriptor Descriptor,
    ReadOnlyMemory<byte> Bytes,
    bool IsInLayout
)
{
    public ManifestLinks Links { get; } = ManifestLinks.Parse(Bytes.Span, Descriptor.MediaType);
}
