using System.Runtime.Intrinsics;

namespace MlOpsBuild.Training.Embedded;

/// <summary>The best way found to divide a leaf's rows.</summary>
internal struct SplitCandidate
{
    /// <summary>How much the loss falls, in the second-order approximation; 0 when there is no way.</summary>
    public double Gain;

    public int Feature;

    /// <summary>Numbers: the last bin that goes left.</summary>
    public int Bin;

    public bool MissingLeft;

    /// <summary>The sum of the pairs that go left.</summary>
    public Vector128<long> Left;

    /// <summary>Categories: the bins that go left, the lowest bit first.</summary>
    public BinSet Set;
}
