using MlOpsBuild.Common;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Training.Embedded;

/// <summary>
/// Logistic regression (binary), multinomial logistic regression (multiclass) and ridge regression (regression) on
/// standardised numbers and one column per category. The intercept is not penalised.
/// </summary>
public sealed class LinearTrainer : ITrainer
{
    /// <inheritdoc/>
    public string Name => "linear";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<TrainerParameter> Parameters { get; } =
    [
        new(
            "c",
            "The inverse of the strength of the L2 penalty, as scikit-learn's C; ridge regression's alpha is 1 / c.",
            1.0,
            1e-8,
            1e8
        ),
        new(
            "tolerance",
            "Stops when the largest part of the gradient is this small, relative to the start.",
            1e-8,
            1e-14,
            0.1
        ),
        new("iterations", "The most Newton steps.", 100L, 1, 100_000),
        new(
            "missingIndicator",
            "Whether a number that is missing somewhere gets a column that says so.",
            true
        ),
    ];

    /// <inheritdoc/>
    public bool Supports(ModelTask task) => true;

    /// <inheritdoc/>
    /// <exception cref="UsageException">There are no rows or no features.</exception>
    public Task<IReadOnlyDictionary<string, double>> TrainAsync(
        TrainingRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Train(request, cancellationToken), cancellationToken);
    }

    private IReadOnlyDictionary<string, double> Train(
        TrainingRequest request,
        CancellationToken cancellationToken
    )
    {
        TrainingRows.Require(request);
        var work = new WorkSplitter(request.Threads, cancellationToken);
        var signature = request.Signature;
        var c = (double)request.Parameters["c"];
        var encoding = new LinearEncoding(
            signature.Features,
            request.Features,
            (bool)request.Parameters["missingIndicator"]
        );
        var objective = new LinearObjective(
            encoding,
            request.Labels,
            signature.Task,
            signature.OutputWidth,
            c,
            work
        );
        var metrics = new Dictionary<string, double>(StringComparer.Ordinal);
        var w = new double[objective.Size];
        if (signature.Task == ModelTask.Regression && encoding.Width <= RidgeSolver.MaxWidth)
        {
            w = RidgeSolver.Solve(encoding, request.Labels, c, work);
        }
        else
        {
            var solver = new NewtonSolver(objective);
            solver.Solve(
                w,
                (double)request.Parameters["tolerance"],
                (int)(long)request.Parameters["iterations"],
                request.Progress
            );
            metrics["iterations"] = solver.Iterations;
            metrics["converged"] = solver.Converged ? 1 : 0;
        }

        objective.Evaluate(w, new double[w.Length]);
        var mean = objective.DataLoss / encoding.RowCount;
        if (signature.Task == ModelTask.Regression)
        {
            metrics["trainRmse"] = Math.Sqrt(2 * mean);
        }
        else
        {
            metrics["trainLogLoss"] = mean;
        }

        var weights = new LinearWeights(
            signature,
            encoding.Terms,
            Intercepts(w, objective.Outputs),
            w[..^objective.Outputs]
        );
        ModelBundle.Save(
            request.OutputDirectory,
            TrainingRows.ManifestOf(this, request, metrics),
            new LinearScorer(signature, weights)
        );
        request.Progress?.Report(1);
        return metrics;
    }

    // The same number may be added to all intercepts of a multinomial model: they are written with sum 0.
    private static double[] Intercepts(double[] w, int outputs)
    {
        var intercepts = w[^outputs..];
        if (outputs > 1)
        {
            var mean = intercepts.Sum() / outputs;
            for (var k = 0; k < outputs; k++)
            {
                intercepts[k] -= mean;
            }
        }

        return intercepts;
    }
}
