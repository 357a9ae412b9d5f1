using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Images;

/// <summary>What came of sending the golden rows through a running image.</summary>
/// <param name="Rows">How many rows were sent.</param>
/// <param name="Different">How many came back with another answer than the evaluated model's, in any bit.</param>
/// <param name="FirstDifference">For people: the first such row, what came and what was expected; empty when there is none.</param>
public sealed record ImageProof(int Rows, int Different, string FirstDifference = "")
{
    /// <summary>Whether there were rows and all answers were equal, bit for bit.</summary>
    public bool IsEqual => Rows > 0 && Different == 0;

    /// <summary>It in a few words, e.g. <c>100 golden rows through the running image: equal bit for bit</c>.</summary>
    public string Summary =>
        Rows == 0 ? "no golden row was sent through the running image"
        : IsEqual
            ? $"{ReadableText.Count(Rows, "golden row")} through the running image: equal bit for bit"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Different:N0} of {ReadableText.Count(Rows, "golden row")} through the running image came back different"
        );

    /// <summary><see cref="Summary"/> and the first difference, if there is one; may hold text from data.</summary>
    public string Message =>
        FirstDifference.Length == 0 || IsEqual ? Summary : $"{Summary}: {FirstDifference}";
}
