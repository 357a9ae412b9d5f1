using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Data;
using MlOpsBuild.Evaluation.Bootstrap;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Evaluation.Gates;
using MlOpsBuild.Evaluation.Metrics;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.Evaluation;

/// <summary>
/// The stage <c>compare</c>: the candidate against the baseline, and the gates. Its lock is not committed, because which
/// model the baseline is depends on more than the commit. Writes <see cref="ResultFile"/>. A rejected model is a result,
/// not an error: see <see cref="ComparisonResult.Outcome"/>.
/// </summary>
public static class CompareStage
{
    /// <summary>The stage's name.</summary>
    public const string Name = "compare";

    /// <summary>Changes whenever the same inputs would give other outputs.</summary>
    public const int Version = 1;

    /// <summary>The output that <see cref="ComparisonJson"/> reads.</summary>
    public const string ResultFile = "comparison.json";

    /// <summary>Declares the stage.</summary>
    /// <param name="config">The project.</param>
    /// <param name="files">The data files and the schema, relative to the project.</param>
    /// <param name="evaluate">The evaluate stage.</param>
    /// <param name="train">The train stage.</param>
    /// <param name="baseline">What to compare with.</param>
    public static StageDefinition Create(
        MlOpsConfig config,
        IReadOnlyList<string> files,
        StageDefinition evaluate,
        StageDefinition train,
        BaselineSource baseline
    )
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(evaluate);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(baseline);
        var parameters = new JsonObject
        {
            ["gates"] = new JsonArray([.. config.Evaluate.Gates.Select(GateParameters)]),
            ["resamples"] = (long)config.Evaluate.Resamples,
            ["confidence"] = config.Evaluate.Confidence,
        };
        PluginKey.Add(parameters, "gates", Catalog<IGate>.VersionsOfAdded());
        PluginKey.Add(
            parameters,
            "metrics",
            Catalog<IMetric>.VersionsOfAdded(m => m.Supports(config.Task))
        );
        if (baseline.OpenAsync is not null)
        {
            parameters["data"] = DataSet.ParametersOf(config);
        }

        return new StageDefinition
        {
            Name = Name,
            Version = Version,
            Parameters = parameters,
            // The constant baseline is in the predictions: then the data is not read at all.
            Files = baseline.OpenAsync is null ? [] : files,
            Upstream = [evaluate, train],
            External = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["baseline.kind"] = baseline.Identity.Kind,
                ["baseline.model"] = baseline.Identity.ModelDigest,
            },
            Committed = false,
            RunAsync = (context, ct) => RunAsync(config, evaluate.Name, baseline, context, ct),
        };
    }

    /// <summary>Compares and applies the gates.</summary>
    /// <param name="evaluation">How the candidate does by itself.</param>
    /// <param name="predictions">The candidate's predictions.</param>
    /// <param name="baselineScores">The baseline's predictions of the same rows, in the same classes.</param>
    /// <param name="identity">What the baseline is.</param>
    /// <param name="config">Gates, resamples and confidence.</param>
    /// <param name="threads">How many threads may work; never changes the result.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static ComparisonResult Compare(
        EvaluationResult evaluation,
        PredictionFile predictions,
        double[] baselineScores,
        BaselineIdentity identity,
        EvaluateConfig config,
        int threads,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(config);
        var classes = evaluation.Classes.Count;
        var comparisons = PairedComparison.Compare(
            new MetricInput(evaluation.Task, classes, predictions.Labels, predictions.Scores),
            new MetricInput(evaluation.Task, classes, predictions.Labels, baselineScores),
            new BootstrapOptions
            {
                Resamples = config.Resamples,
                Confidence = config.Confidence,
                Threads = threads,
            },
            cancellationToken
        );
        return new ComparisonResult
        {
            Baseline = identity,
            Metrics = comparisons,
            Gates = GateJudge.Judge(
                config.Gates,
                new GateInput(evaluation, comparisons, config.Confidence)
            ),
            Confidence = config.Confidence,
            Resamples = config.Resamples,
        };
    }

    private static JsonObject GateParameters(GateConfig gate)
    {
        var json = new JsonObject { ["metric"] = gate.Metric };
        Add("min", gate.Min);
        Add("max", gate.Max);
        Add("maxRegression", gate.MaxRegression);
        Add("maxGap", gate.MaxGap);
        if (gate.Slice is { } slice)
        {
            json["slice"] = slice;
        }

        return json;

        void Add(string key, double? limit)
        {
            if (limit is { } number)
            {
                json[key] = number;
            }
        }
    }

    private static async Task RunAsync(
        MlOpsConfig config,
        string evaluate,
        BaselineSource baseline,
        StageContext context,
        CancellationToken cancellationToken
    )
    {
        GateJudge.Validate(config.Evaluate.Gates, config.Task, Path.GetFileName(config.FilePath));
        var upstream = context.Upstream[evaluate];
        var evaluation = EvaluationJson.Read(
            await upstream.ReadAsync(EvaluateStage.ResultFile, cancellationToken)
        );
        var predictions = PredictionFile.Read(
            await upstream.ReadAsync(EvaluateStage.PredictionsFile, cancellationToken)
        );
        var identity = baseline.Identity;
        double[] scores;
        if (baseline.OpenAsync is null)
        {
            scores = ConstantBaseline.Scores(predictions.Constant, predictions.Labels.Length);
            identity = identity with
            {
                Description = ConstantBaseline.Describe(evaluation.Task, predictions.Constant),
            };
        }
        else
        {
            var scorer = await OpenAsync(baseline, context, cancellationToken);
            using var opened = scorer as IDisposable;
            var data = await DataSet.LoadAsync(context.ProjectDirectory, config, cancellationToken);
            scores = Score(scorer, data, evaluation, predictions, config);
        }

        context.Progress.Report(0.3);
        var result = Compare(
            evaluation,
            predictions,
            scores,
            identity,
            config.Evaluate,
            context.Threads,
            cancellationToken
        );
        await File.WriteAllBytesAsync(
            Path.Combine(context.OutputDirectory, ResultFile),
            ComparisonJson.ToBytes(result),
            cancellationToken
        );
        context.Progress.Report(1);
    }

    // What cannot be opened on this machine cannot be compared with here.
    private static async Task<IScorer> OpenAsync(
        BaselineSource baseline,
        StageContext context,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await baseline.OpenAsync!(context, cancellationToken);
        }
        catch (MlOpsException e) when (e is not BaselineNotComparableException)
        {
            throw new BaselineNotComparableException(
                $"it cannot be opened here: {e.Message.TrimEnd('.')}",
                e
            );
        }
    }

    private static double[] Score(
        IScorer scorer,
        DataSet data,
        EvaluationResult evaluation,
        PredictionFile predictions,
        MlOpsConfig config
    )
    {
        if (!EvaluateStage.RowHashes(data).AsSpan().SequenceEqual(predictions.RowHashes))
        {
            throw new MlOpsException(
                "The test rows are not those that were evaluated: the data changed during the run. Run again."
            );
        }

        if (
            BaselineAlignment.WhyNot(
                scorer.Signature,
                evaluation.Task,
                config.Data.Label,
                evaluation.Classes,
                [.. data.Table.Columns.Select(c => c.Name)]
            ) is
            { } why
        )
        {
            throw new BaselineNotComparableException(why);
        }

        FeatureBuilder builder;
        try
        {
            builder = FeatureBuilder.ForSignature(data.Table, scorer.Signature);
        }
        catch (UsageException e)
        {
            throw new BaselineNotComparableException(e.Message.TrimEnd('.'), e);
        }

        return BaselineAlignment.Score(
            scorer,
            builder.Features(data.Split.Test),
            evaluation.Classes
        );
    }
}
