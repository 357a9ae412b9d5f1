namespace MlOpsBuild.Registry.Images;

/// <summary>What came of sending the golden rows through a running image.</summary>
/// <param name="Rows">How many rows were sent.</param>
/// <param name="Different">How many came back with another answer than the evaluated model's, in any bit.</param>
/// <param name="FirstDifference">For people: the first such row, what came and what was expected; empty when there is none.</param>
public sealed record ImageProof(int Rows, int Different, string FirstDifference = "")
{
    /// <summary>Whether there were rows and all answers were equal, bit for bit.</summary>
    public bool IsEqual => Rows > 0 && Different == 0;
}
