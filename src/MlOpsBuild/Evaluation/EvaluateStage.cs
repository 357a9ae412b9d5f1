using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Data;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Evaluation.Gates;
using MlOpsBuild.Evaluation.Metrics;
using MlOpsBuild.Evaluation.Serving;
using MlOpsBuild.Evaluation.Slices;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Training;

namespace MlOpsBuild.Evaluation;

/// <summary>
/// The stage <c>evaluate</c>: how the trained model does on the test rows. Writes <see cref="ResultFile"/>,
/// <see cref="PredictionsFile"/>, and what serving the model needs: its <see cref="ServingContract"/> and its
/// <see cref="GoldenRows"/>.
/// </summary>
public static class EvaluateStage
{
    /// <summary>The stage's name.</summary>
    public const string Name = "evaluate";

    /// <summary>Changes whenever the same inputs would give other outputs.</summary>
    public const int Version = 2;

    /// <summary>The output that <see cref="EvaluationJson"/> reads.</summary>
    public const string ResultFile = "evaluation.json";

    /// <summary>The output that <see cref="PredictionFile"/> reads.</summary>
    public const string PredictionsFile = "predictions.bin";

    /// <summary>Declares the stage.</summary>
    /// <param name="config">The project.</param>
    /// <param name="files">The data files and the schema, relative to the project.</param>
    /// <param name="train">The train stage.</param>
    public static StageDefinition Create(
        MlOpsConfig config,
        IReadOnlyList<string> files,
        StageDefinition train
    )
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(train);
        var parameters = new JsonObject
        {
            ["data"] = DataSet.ParametersOf(config),
            ["model"] = config.Model,
            ["slices"] = JsonParts.Strings(GateJudge.SlicesOf(config.Evaluate)),
            ["resamples"] = (long)config.Evaluate.Resamples,
            ["confidence"] = config.Evaluate.Confidence,
        };
        PluginKey.Add(
            parameters,
            "metrics",
            Catalog<IMetric>.VersionsOfAdded(m => m.Supports(config.Task))
        );
        return new StageDefinition
        {
            Name = Name,
            Version = Version,
            Parameters = parameters,
            Files = files,
            Upstream = [train],
            RunAsync = (context, ct) => RunAsync(config, train.Name, context, ct),
        };
    }

    private static async Task RunAsync(
        MlOpsConfig config,
        string train,
        StageContext context,
        CancellationToken cancellationToken
    )
    {
        GateJudge.Validate(config.Evaluate.Gates, config.Task, Path.GetFileName(config.FilePath));
        var scorer = await OpenedModel.OpenAsync(
            context.Upstream[train],
            config,
            context,
            cancellationToken
        );
        using var opened = scorer as IDisposable;
        var data = await DataSet.LoadAsync(context.ProjectDirectory, config, cancellationToken);
        context.Progress.Report(0.2);
        var signature = scorer.Signature;
        var builder = FeatureBuilder.ForSignature(data.Table, signature);
        var features = builder.Features(data.Split.Test);
        var labels = builder.Labels(data.Split.Test);
        var scores = new double[labels.Length * signature.OutputWidth];
        scorer.Score(features, scores);
        RowIndependence.Check(scorer, features, scores, context.Log);
        context.Progress.Report(0.3);

        var result = Evaluator.Evaluate(
            new EvaluationRequest
            {
                Task = signature.Task,
                Classes = signature.Classes,
                Labels = labels,
                Scores = scores,
                Slices = SliceBuilder.Build(
                    data.Table,
                    GateJudge.SlicesOf(config.Evaluate),
                    data.Split.Test
                ),
                Scorer = scorer,
                Features = features,
                Resamples = config.Evaluate.Resamples,
                Confidence = config.Evaluate.Confidence,
                Threads = context.Threads,
            },
            cancellationToken
        );
        var predictions = new PredictionFile(
            signature.OutputWidth,
            ConstantBaseline.Fit(
                signature.Task,
                signature.Classes.Count,
                builder.Labels(data.Split.Train)
            ),
            RowHashes(data),
            labels,
            scores
        );
        await WriteAsync(ResultFile, EvaluationJson.ToBytes(result));
        await WriteAsync(PredictionsFile, predictions.ToBytes());
        var contract = ContractBuilder.Build(
            config.Model,
            signature,
            data.Schema,
            builder.Features(data.Split.Train),
            scores
        );
        await WriteAsync(ServingContract.FileName, contract.ToBytes());
        var golden = GoldenRowPicker.Pick(data.Table, data.Split.Test, contract, signature, scores);
        await WriteAsync(GoldenRows.FileName, GoldenRows.ToBytes(golden));
        context.Progress.Report(1);

        Task WriteAsync(string file, byte[] bytes) =>
            File.WriteAllBytesAsync(
                Path.Combine(context.OutputDirectory, file),
                bytes,
                cancellationToken
            );
    }

    internal static ulong[] RowHashes(DataSet data) =>
        Array.ConvertAll(data.Split.Test, row => data.Table.RowHashes[row]);
}
