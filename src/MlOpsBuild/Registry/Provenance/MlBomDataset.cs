using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Provenance;

/// <summary>Data that a model was made or judged with.</summary>
/// <param name="Name">Its name, once in a bill.</param>
/// <param name="Digest">The digest of its bytes.</param>
/// <param name="Description">What it is used for; <see langword="null"/> when it is not said.</param>
public sealed record MlBomDataset(string Name, Digest Digest, string? Description = null);
