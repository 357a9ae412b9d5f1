using MlOpsBuild.Common;

namespace MlOpsBuild;

/// <summary>A stage, or the model as a whole, made again.</summary>
/// <param name="Name">The stage's name, or <c>model</c>.</param>
/// <param name="Expected">The digest of what it put out when the model was registered.</param>
/// <param name="Actual">The digest of what it put out now.</param>
/// <param name="Difference">What differs first, one line; empty when nothing does.</param>
public sealed record ReproductionStep(
    string Name,
    Digest Expected,
    Digest Actual,
    string Difference
)
{
    /// <summary>Whether the same came of it.</summary>
    public bool IsSame => Difference.Length == 0;
}
