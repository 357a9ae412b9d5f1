using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild.Registry.Evidence;

/// <summary>Something that is attached to a model, read with distrust.</summary>
/// <param name="Descriptor">Its manifest.</param>
/// <param name="Manifest">What the manifest says; <see langword="null"/> when it is damaged.</param>
/// <param name="Document">The bytes of its one layer; empty when they cannot be had.</param>
/// <param name="Envelope">The signed statement in it, or <see langword="null"/>.</param>
/// <param name="Statement">The statement in it, signed or not, or <see langword="null"/>.</param>
/// <param name="Problem">What is wrong with it, one line, or <see langword="null"/>.</param>
internal sealed record Attachment(
    OciDescriptor Descriptor,
    OciManifest? Manifest,
    ReadOnlyMemory<byte> Document,
    DsseEnvelope? Envelope,
    InTotoStatement? Statement,
    string? Problem
)
{
    /// <summary>The bytes of its config; empty when they cannot be had.</summary>
    public ReadOnlyMemory<byte> Config { get; init; }

    /// <summary>What kind of document it says to be.</summary>
    public string Type => Manifest?.ArtifactType ?? Descriptor.ArtifactType ?? "";

    /// <summary>Whether it says to be a statement of that type.</summary>
    public bool IsStatement(string predicateType) =>
        Statement is not null
            ? Statement.PredicateType == predicateType
            : Type == PredicateTypes.ArtifactTypeOf(predicateType)
                || Manifest?.Annotations.GetValueOrDefault(PredicateTypes.Annotation)
                    == predicateType;
}
