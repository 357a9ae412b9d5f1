using MlOpsBuild.Data.Checks;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Registry.Images;
using static MlOpsBuild.Reports.Intake.IntakeClaims;

namespace MlOpsBuild.Reports.Intake;

/// <summary>Whether a report that reads well also means something that may be.</summary>
internal sealed class ReportMeaning(ReportIntakeOptions options)
{
    private const int MaxTrainer = 100;
    private const int MaxTop = 100;
    private const int MaxLayers = 1_000;

    /// <summary>Checks it, and makes the line to paste anew.</summary>
    public ReportModel Check(ReportModel model)
    {
        Commit(model.Commit, options);
        Model(model.Model);
        if (model.Project != ".")
        {
            RelativePath("$.project", model.Project);
        }

        Short("$.trainer", model.Trainer, MaxTrainer);
        Digest("$.modelDigest", model.ModelDigest);
        Digest("$.dataDigest", model.DataDigest);
        Checks(model.Checks);
        if (model.Evaluation is { } evaluation)
        {
            new EvaluationMeaning(options).Check(evaluation);
        }

        if (model.Comparison is { } comparison)
        {
            Comparison(comparison);
        }

        if (model.Image is { } image)
        {
            Image(image, model);
        }

        Findings(model);
        Items("$.stages", model.Stages.Count, options.MaxParts);
        foreach (var stage in model.Stages)
        {
            Digest("$.stages[].output", stage.Output);
        }

        return model with
        {
            Reproduce = ReproduceCommand.Of("Report", model.Commit, model.Dirty, model.Project),
        };
    }

    private static void Checks(CheckReport checks)
    {
        Count("$.checks.rows", checks.Rows);
        Count("$.checks.trainRows", checks.TrainRows);
        Count("$.checks.testRows", checks.TestRows);
        foreach (var result in checks.Results)
        {
            Number("$.checks.results[].value", result.Value);
            Number("$.checks.results[].limit", result.Limit);
        }

        foreach (var column in checks.Columns)
        {
            Count("$.checks.columns[].missing", column.Missing);
            Count("$.checks.columns[].distinct", column.Distinct);
            Number("$.checks.columns[].min", column.Min);
            Number("$.checks.columns[].max", column.Max);
            Number("$.checks.columns[].mean", column.Mean);
            Number("$.checks.columns[].standardDeviation", column.StandardDeviation, 0);
            Items("$.checks.columns[].top", column.Top.Count, MaxTop);
            foreach (var value in column.Top)
            {
                Count("$.checks.columns[].top[].count", value.Count);
            }
        }
    }

    private void Comparison(ComparisonResult comparison)
    {
        Digest("$.comparison.baseline.modelDigest", comparison.Baseline.ModelDigest);
        Number("$.comparison.confidence", comparison.Confidence, 0, 1);
        Count("$.comparison.resamples", comparison.Resamples);
        Items("$.comparison.metrics", comparison.Metrics.Count, options.MaxParts);
        foreach (var metric in comparison.Metrics)
        {
            var (lowest, highest) = EvaluationMeaning.RangeOf(metric.Metric);
            Number("$.comparison.metrics[].baseline", metric.Baseline, lowest, highest);
            Number("$.comparison.metrics[].candidate", metric.Candidate, lowest, highest);
            Number("$.comparison.metrics[].low", metric.Low);
            Number("$.comparison.metrics[].high", metric.High);
            Count("$.comparison.metrics[].rowsToDecide", metric.RowsToDecide ?? 0);
        }

        Items("$.comparison.gates", comparison.Gates.Count, options.MaxParts);
        foreach (var gate in comparison.Gates)
        {
            Number("$.comparison.gates[].value", gate.Value);
            Number("$.comparison.gates[].limit", gate.Limit);
            Number("$.comparison.gates[].low", gate.Low);
            Number("$.comparison.gates[].high", gate.High);
            Line("$.comparison.gates[].line", gate.Line, first: 0);
        }
    }

    // Reading has held its figures against each other already.
    private void Image(ImageRecord image, ReportModel model)
    {
        if (model.Evaluation is null)
        {
            throw new ReportRefusedException("$.image is there, and no model was evaluated.");
        }

        if (image.Model != model.Model)
        {
            throw Wrong("$.image.model", image.Model, $"{model.Model} as in $.model");
        }

        Name("$.image.tag", image.Tag);
        Name("$.image.baseImage", image.BaseImage);
        Name("$.image.reference", image.Reference ?? "");
        Items("$.image.layers", image.Layers.Count, MaxLayers);
        Items("$.image.gates", image.Gates.Count, options.MaxParts);
    }

    private void Findings(ReportModel model)
    {
        Items("$.findings", model.Findings.Count, options.MaxParts);
        var isRejected = ReportVerdict.Of(model).Outcome == ReportOutcome.Rejected;
        foreach (var finding in model.Findings)
        {
            const string path = "$.findings[].path";
            RelativePath(path, finding.Path);
            // The repository's root may lie above that of the build.
            if (
                model.Project != "."
                && !$"/{finding.Path}".Contains($"/{model.Project}/", StringComparison.Ordinal)
            )
            {
                throw Wrong(path, finding.Path, $"a path below the project's {model.Project}");
            }

            Line("$.findings[].line", finding.Line, first: 1);
            if (finding.Level == FindingLevel.Failure && !isRejected)
            {
                throw new ReportRefusedException(
                    "$.findings has a failure, and no data check, gate or image failed."
                );
            }
        }
    }
}
