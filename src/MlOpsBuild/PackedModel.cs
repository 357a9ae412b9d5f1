using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Reports;

namespace MlOpsBuild;

/// <summary>A model in a store, and what its evidence is made of.</summary>
/// <param name="Descriptor">Its manifest.</param>
/// <param name="Files">Its files.</param>
/// <param name="Card">The content of its card.</param>
/// <param name="CardBytes">The card.</param>
internal sealed record PackedModel(
    OciDescriptor Descriptor,
    IReadOnlyList<FileDigest> Files,
    ModelCardContent Card,
    byte[] CardBytes
);
