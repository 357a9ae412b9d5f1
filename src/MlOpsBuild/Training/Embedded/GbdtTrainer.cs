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
        if (request.Features.RowCount > GradientScale.MaxRows)
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
        var rows = DivideRows(request, options);
        var matrix = new BinnedMatrix(signature.Features, request.Features, options.Bins, work);
        IBoostingLoss loss = signature.Task switch
        {
            ModelTask.Binary => new LogisticLoss(request.Labels, rows.Train),
            ModelTask.Multiclass => new SoftMaxLoss(
                request.Labels,
                rows.Train,
                signature.Classes.Count
            ),
            _ => new SquaredLoss(request.Labels, rows.Train),
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

    private static (int[] Train, int[] Validation) DivideRows(
        TrainingRequest request,
        GbdtOptions options
    )
    {
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
                return divided;
            }
        }

        return ([.. Enumerable.Range(0, request.Features.RowCount)], []);
    }
}
