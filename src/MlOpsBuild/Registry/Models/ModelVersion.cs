using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Models;

/// <summary>A registered model.</summary>
/// <param name="Version">Its version; <see langword="null"/> for one that has none.</param>
/// <param name="Descriptor">Its manifest, without annotations.</param>
public sealed record ModelVersion(SemanticVersion? Version, OciDescriptor Descriptor)
{
    /// <summary>The digest of its manifest.</summary>
    public Digest Digest => Descriptor.Digest;

    /// <summary>For people: <c>v1.2.0 (0f3a5c7e9b1d)</c>, or the short digest alone.</summary>
    public string Display => Version is null ? Digest.Short : $"{Version} ({Digest.Short})";

    /// <summary>Whether it is the same version of the same manifest.</summary>
    public bool Equals(ModelVersion? other) =>
        other is not null && Version == other.Version && Digest == other.Digest;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Version, Digest);

    /// <inheritdoc/>
    public override string ToString() => Display;
}
