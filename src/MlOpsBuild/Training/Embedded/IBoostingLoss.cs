using System.Runtime.Intrinsics;

namespace MlOpsBuild.Training.Embedded;

/// <summary>What boosting makes small.</summary>
internal interface IBoostingLoss
{
    /// <summary>What scores start at: the best constant, one per output.</summary>
    double[] BaseScores { get; }

    /// <summary>Whether every Hessian is 1; else they are between 0 and 1.</summary>
    bool HasConstantHessian { get; }

    /// <summary>The name of the mean loss among metrics.</summary>
    string MetricName { get; }

    /// <summary>Begins a round.</summary>
    /// <returns>A bound on the gradients' magnitude.</returns>
    double Begin(double[][] scores, WorkSplitter work);

    /// <summary>Writes the gradient pair of each row for one output.</summary>
    void FillPairs(
        int output,
        double[][] scores,
        GradientScale scale,
        Vector128<long>[] pairs,
        WorkSplitter work
    );

    /// <summary>The loss over <paramref name="rows"/>, summed in their order.</summary>
    double MetricOf(ReadOnlySpan<int> rows, double[][] scores);
}
