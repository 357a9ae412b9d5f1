using MlOpsBuild.Common;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Training.Embedded;

/// <summary>
/// Gradient-boosted decision trees on histograms, second order, with learned directions for missing values and native
/// splits on categories (Chen and Guestrin, "XGBoost", 2016; Ke et al., "LightGBM", 2017). Gradients are summed as
/// whole numbers, so the model is the same for any number of threads.
/// </summary>
public sealed class GbdtTrainer : ITrainer
{
    /// <inheritdoc/>
    public string Name => "gbdt";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<TrainerParameter> Parameters => GbdtOptions.Declared;

    /// <inheritdoc/>
    public bool Supports(ModelTask task) => true;

    /// <inheritdoc/>
    /// <exception cref="UsageException">There are no rows, no features, or too many rows.</exception>
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
        if (
            request.Features.RowCount + (request.Validation?.Labels.Length ?? 0)
            > GradientScale.MaxRows
        )
        {
            throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Trainer gbdt takes at most {GradientScale.MaxRows} training rows, found {request.Features.RowCount}: train on a sample."
                )
            );
        }

        var options = GbdtOptions.From(request.Parameters);
        var work = new WorkSplitter(request.Threads, cancellationToken);
        var signature = request.Signature;
        var (features, labels, rows) = DivideRows(request, options);
        var matrix = new BinnedMatrix(signature.Features, features, options.Bins, work);
        IBoostingLoss loss = signature.Task switch
        {
            ModelTask.Binary => new LogisticLoss(labels, rows.Train),
            ModelTask.Multiclass => new SoftMaxLoss(labels, rows.Train, signature.Classes.Count),
            _ => new SquaredLoss(labels, rows.Train),
        };
        var booster = new GbdtBooster(matrix, options, loss, rows, work);
        booster.Run(request.Seed, request.Progress);
        var forest = ForestBuilder.Build(signature, matrix, loss.BaseScores, booster.Trees);
        ModelBundle.Save(
            request.OutputDirectory,
            TrainingRows.ManifestOf(this, request, booster.Metrics),
            new GbdtScorer(signature, forest)
        );
        return booster.Metrics;
    }

    // To stop early, rows are needed that are not trained on: those that the project sets apart, else some of the training rows.
    private static (
        FeatureMatrix Features,
        double[] Labels,
        (int[] Train, int[] Validation) Rows
    ) DivideRows(TrainingRequest request, GbdtOptions options)
    {
        var count = request.Features.RowCount;
        int[] all = [.. Enumerable.Range(0, count)];
        if (options.EarlyStopping > 0 && request.Validation is { } part)
        {
            return (
                request.Features.Append(part.Features),
                [.. request.Labels, .. part.Labels],
                (all, [.. Enumerable.Range(count, part.Labels.Length)])
            );
        }

        if (options.EarlyStopping > 0)
        {
            var divided = RowSampler.Divide(
                request.Features,
                request.Labels,
                options.ValidationShare,
                request.Seed
            );
            if (divided is { Train.Length: > 0, Validation.Length: > 0 })
            {
                return (request.Features, request.Labels, divided);
            }
        }

        return (request.Features, request.Labels, (all, []));
    }
}
