using System.Runtime.Intrinsics;

namespace MlOpsBuild.Training.Embedded;

/// <summary>
/// Turns gradients into whole numbers, whose sums do not depend on their order. A row has a pair: its gradient, and
/// its Hessian with a count of 1 in the lowest bits; a sum of pairs is the sums of gradients, of Hessians and the
/// number of rows.
/// </summary>
internal readonly struct GradientScale
{
    private readonly int _countBits;
    private readonly long _countMask;
    private readonly double _gradientFactor;
    private readonly double _hessianFactor;
    private readonly double _gradientUnit;
    private readonly double _hessianUnit;

    /// <summary>Chooses the scale so that no sum over <paramref name="rows"/> rows overflows.</summary>
    /// <param name="rows">How many pairs are summed at most.</param>
    /// <param name="maxGradient">No gradient is larger in magnitude.</param>
    /// <param name="constantHessian">Whether every Hessian is 1; else they are between 0 and 1.</param>
    public GradientScale(int rows, double maxGradient, bool constantHessian)
    {
        _countBits = BitsFor(rows);
        _countMask = (1L << _countBits) - 1;
        var hessianBits = constantHessian ? 0 : Math.Min(40, 62 - (2 * _countBits));
        var gradientBits = Math.Min(50, 62 - _countBits);
        var exponent = maxGradient > 0 ? Math.ILogB(maxGradient) + 1 : 0;
        _gradientFactor = Math.ScaleB(1, gradientBits - exponent);
        _gradientUnit = Math.ScaleB(1, exponent - gradientBits);
        _hessianFactor = Math.ScaleB(1, hessianBits);
        _hessianUnit = Math.ScaleB(1, -hessianBits);
    }

    /// <summary>The most rows for which Hessians keep enough bits.</summary>
    public const int MaxRows = 1 << 24;

    public Vector128<long> Pair(double gradient, double hessian) =>
        Vector128.Create(
            (long)Math.Round(gradient * _gradientFactor),
            ((long)Math.Round(hessian * _hessianFactor) << _countBits) | 1
        );

    public double GradientOf(Vector128<long> sum) => sum.GetElement(0) * _gradientUnit;

    public double HessianOf(Vector128<long> sum) =>
        (sum.GetElement(1) >> _countBits) * _hessianUnit;

    public int CountOf(Vector128<long> sum) => (int)(sum.GetElement(1) & _countMask);

    private static int BitsFor(int count) => 32 - int.LeadingZeroCount(count);
}
