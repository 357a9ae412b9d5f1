using MlOpsBuild.Common;
using MlOpsBuild.Evaluation.Bootstrap;
using MlOpsBuild.Evaluation.Curves;
using MlOpsBuild.Evaluation.Metrics;
using MlOpsBuild.Evaluation.Slices;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation;

/// <summary>
/// Judges predictions by themselves: metrics with intervals, confusion matrix, curves, feature importance and slices.
/// </summary>
public static class Evaluator
{
    /// <summary>Computes everything; the result depends on neither threads nor machine.</summary>
    /// <exception cref="UsageException">There are no test rows.</exception>
    /// <exception cref="MlOpsException">A prediction or label is no finite number.</exception>
    public static EvaluationResult Evaluate(
        EvaluationRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var input = new MetricInput(
            request.Task,
            request.Classes.Count,
            request.Labels,
            request.Scores
        );
        RequireFinite(input);
        var metrics = MetricCatalog.For(request.Task);
        var options = new BootstrapOptions
        {
            Resamples = request.Resamples,
            Confidence = request.Confidence,
            Threads = request.Threads,
        };
        var values = MetricIntervals.Compute(metrics, input, options, cancellationToken);
        request.Progress?.Report(0.4);
        var importance = PermutationImportance.Compute(request, cancellationToken);
        request.Progress?.Report(0.7);
        var slices = SliceEvaluator.Evaluate(
            metrics,
            input,
            request.Slices,
            options,
            cancellationToken
        );
        request.Progress?.Report(1);
        return new EvaluationResult
        {
            Task = request.Task,
            Classes = request.Classes,
            Rows = input.Rows,
            Metrics = values,
            Confusion = ConfusionMatrix.Of(input),
            Curves = CurveBuilder.All(input, request.Classes),
            Importance = importance,
            Slices = slices,
        };
    }

    private static void RequireFinite(MetricInput input)
    {
        if (input.Rows == 0)
        {
            throw new UsageException(
                "There are no test rows to evaluate on. Expected at least one: check data.split in mlops.yaml."
            );
        }

        var bad = Array.FindIndex(input.Scores, x => !double.IsFinite(x));
        if (bad >= 0)
        {
            throw new MlOpsException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The model predicts {input.Scores[bad]} for test row {bad / input.Width}, not a finite number: train it again or with other parameters."
                )
            );
        }

        bad = Array.FindIndex(
            input.Labels,
            x =>
                !double.IsFinite(x)
                || (input.Task != ModelTask.Regression && (x < 0 || x >= input.ClassCount))
        );
        if (bad >= 0)
        {
            throw new MlOpsException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Test row {bad} has no label that the model knows: check the label column's values."
                )
            );
        }
    }
}
