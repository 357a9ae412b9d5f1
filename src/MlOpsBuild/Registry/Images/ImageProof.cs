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

    /// <summary>It in one line for people; may hold text from data.</summary>
    public string Message =>
        Rows == 0 ? "no golden row was sent through the running image"
        : IsEqual
            ? $"{ReadableText.Count(Rows, "golden row")} through the running image: equal bit for bit"
        : $"{Different.ToString("N0", CultureInfo.InvariantCulture)} of {ReadableText.Count(Rows, "golden row")} through the running image came back different"
            + (FirstDifference.Length == 0 ? "" : $": {FirstDifference}");
}
