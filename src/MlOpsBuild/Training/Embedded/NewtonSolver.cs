namespace MlOpsBuild.Training.Embedded;

/// <summary>
/// Minimises a <see cref="LinearObjective"/> by Newton's method; each step is found by conjugate gradients with the
/// Hessian's diagonal as preconditioner, and shortened until the value falls (Nocedal and Wright, Numerical
/// Optimization, 2006, algorithm 7.1).
/// </summary>
internal sealed class NewtonSolver(LinearObjective objective)
{
    private readonly int _size = objective.Size;

    /// <summary>Steps taken.</summary>
    public int Iterations { get; private set; }

    /// <summary>Whether the gradient became as small as asked.</summary>
    public bool Converged { get; private set; }

    /// <summary>Finds the minimum from <paramref name="w"/> on, in place.</summary>
    /// <param name="w">Where to start, and what is found.</param>
    /// <param name="tolerance">The largest part of the gradient at the end, relative to that at the start.</param>
    /// <param name="maxIterations">The most steps.</param>
    /// <param name="progress">Told the share of <paramref name="maxIterations"/>.</param>
    public void Solve(double[] w, double tolerance, int maxIterations, IProgress<double>? progress)
    {
        var gradient = new double[_size];
        var step = new double[_size];
        var next = new double[_size];
        var nextGradient = new double[_size];
        var value = objective.Evaluate(w, gradient);
        var limit = tolerance * Math.Max(1, Largest(gradient));
        var first = Math.Sqrt(Dot(gradient, gradient));
        while (!(Converged = Largest(gradient) <= limit) && Iterations < maxIterations)
        {
            var relative = Math.Sqrt(Dot(gradient, gradient)) / first;
            FindStep(gradient, step, Math.Min(0.1, relative));
            var slope = Dot(gradient, step);
            if (!TakeStep(w, step, slope, value, next, nextGradient, out var nextValue))
            {
                // No number in reach is better: rounding, not the minimum, is the limit.
                objective.Evaluate(w, gradient);
                break;
            }

            next.CopyTo(w, 0);
            (gradient, nextGradient) = (nextGradient, gradient);
            value = nextValue;
            Iterations++;
            progress?.Report((double)Iterations / maxIterations);
        }
    }

    private bool TakeStep(
        double[] w,
        double[] step,
        double slope,
        double value,
        double[] next,
        double[] nextGradient,
        out double nextValue
    )
    {
        var noise = 1e-14 * Math.Abs(value);
        var length = 1.0;
        for (var attempt = 0; attempt < 40; attempt++, length /= 2)
        {
            for (var i = 0; i < _size; i++)
            {
                next[i] = w[i] + (length * step[i]);
            }

            nextValue = objective.Evaluate(next, nextGradient);
            if (nextValue <= value + (1e-4 * length * slope) + noise)
            {
                return true;
            }
        }

        nextValue = value;
        return false;
    }

    // Solves Hessian * step = -gradient to the relative precision.
    private void FindStep(double[] gradient, double[] step, double precision)
    {
        var diagonal = new double[_size];
        objective.Diagonal(diagonal);
        Array.Clear(step);
        var residual = new double[_size];
        var direction = new double[_size];
        var curved = new double[_size];
        for (var i = 0; i < _size; i++)
        {
            diagonal[i] = Math.Max(diagonal[i], 1e-12);
            residual[i] = -gradient[i];
            direction[i] = residual[i] / diagonal[i];
        }

        var rho = Dot(residual, direction);
        var goal = precision * precision * rho;
        for (var iteration = 0; iteration < 20 * _size && rho > goal; iteration++)
        {
            objective.HessianTimes(direction, curved);
            var curvature = Dot(direction, curved);
            if (!(curvature > 0))
            {
                break;
            }

            var length = rho / curvature;
            var nextRho = 0.0;
            for (var i = 0; i < _size; i++)
            {
                step[i] += length * direction[i];
                residual[i] -= length * curved[i];
                nextRho += residual[i] * residual[i] / diagonal[i];
            }

            for (var i = 0; i < _size; i++)
            {
                direction[i] = (residual[i] / diagonal[i]) + (nextRho / rho * direction[i]);
            }

            rho = nextRho;
        }
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static double Largest(double[] values)
    {
        var max = 0.0;
        foreach (var value in values)
        {
            max = Math.Max(max, Math.Abs(value));
        }

        return max;
    }
}
