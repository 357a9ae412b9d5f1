using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Evidence;

/// <summary>A thing that led to a model or came from it.</summary>
/// <param name="Name">What people call it, e.g. a path; may be any text.</param>
/// <param name="Digest">Its digest; the default value for none.</param>
/// <param name="Also">Other digests that mean it, such as that of the document in a manifest.</param>
public sealed record LineageItem(string Name, Digest Digest, params IReadOnlyList<Digest> Also)
{
    /// <summary>The names of the stages whose results it was made of. <value>The default value is empty.</value></summary>
    public IReadOnlyList<string> From { get; init; } = [];

    /// <summary>Whether a digest means it.</summary>
    public bool Is(Digest digest) => !digest.IsEmpty && (Digest == digest || Also.Contains(digest));
}
