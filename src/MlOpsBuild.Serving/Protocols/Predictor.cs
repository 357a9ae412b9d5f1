using System.Text.Json;
using MlOpsBuild.Scoring.Processes;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Validation;

namespace MlOpsBuild.Serving.Protocols;

/// <summary>Reads the rows of a request and scores them.</summary>
internal static class Predictor
{
    private const int TimeCheckRows = 256;

    /// <summary>Reads the rows into the workspace; what is wrong with them is noted there.</summary>
    /// <exception cref="RequestException">The body is something else, or has too many rows.</exception>
    public static void Read(
        BodyFormat format,
        ReadOnlySpan<byte> body,
        ServedArm arm,
        Workspace workspace
    )
    {
        var forms = format switch
        {
            BodyFormat.Infer => arm.TensorForms,
            BodyFormat.Json => arm.RowForms,
            _ => null,
        };
        if (forms?.TryRead(body, arm.Plan, workspace) ?? false)
        {
            return;
        }

        ReadAny(format, body, arm, workspace);
        if (workspace.Problems.Count == 0)
        {
            forms?.Learn(format, body, arm.Plan, workspace);
        }
    }

    private static void ReadAny(
        BodyFormat format,
        ReadOnlySpan<byte> body,
        ServedArm arm,
        Workspace workspace
    )
    {
        try
        {
            switch (format)
            {
                case BodyFormat.Csv:
                    CsvRows.Read(body, arm.Plan, workspace);
                    break;
                case BodyFormat.Infer:
                    InferRows.Read(body, arm.Plan, arm.Texts, workspace);
                    break;
                default:
                    JsonRows.Read(body, arm.Plan, workspace);
                    break;
            }
        }
        catch (JsonException e)
        {
            throw new RequestException(
                400,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The body is not JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: {ReasonOf(e)}"
                )
            );
        }
        catch (InvalidOperationException)
        {
            // What the reader of JSON says of half a surrogate pair.
            throw new RequestException(400, "The body has an escaped text that is not valid.");
        }
    }

    /// <summary>Scores the rows that were read; the outputs are in the workspace.</summary>
    /// <exception cref="RequestException">The time is over, or the model failed.</exception>
    public static void Score(ServedArm arm, Workspace workspace)
    {
        var scorer = arm.Model.Scorer;
        var columns = arm.Plan.Features.Length;
        var width = arm.Texts.Width;
        var features = workspace.Features(columns);
        var outputs = workspace.Outputs(width);
        for (var row = 0; row < workspace.Rows; row++)
        {
            scorer.ScoreRow(
                features.Slice(row * columns, columns),
                outputs.Slice(row * width, width)
            );
            if (row > 0 && row % TimeCheckRows == 0)
            {
                workspace.CheckTime();
            }
        }

        RequireFinite(outputs);
    }

    /// <summary>The same for a model that another process computes, which is asked once for all rows.</summary>
    /// <exception cref="RequestException">The time is over, or the model failed.</exception>
    public static async Task ScoreAsync(
        ServedArm arm,
        Workspace workspace,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var outputs = await arm.Remote!.ScoreAsync(
                workspace.FeaturesMemory(arm.Plan.Features.Length),
                cancellationToken
            );
            outputs.CopyTo(workspace.Outputs(arm.Texts.Width));
        }
        catch (ScoringException e)
        {
            throw new RequestException(StatusOf(e.Failure), e.Message);
        }
    }

    private static int StatusOf(ScoringFailure failure) =>
        failure switch
        {
            ScoringFailure.Unavailable => 503,
            ScoringFailure.Late => 504,
            _ => 500,
        };

    private static void RequireFinite(ReadOnlySpan<double> outputs)
    {
        foreach (var output in outputs)
        {
            if (!double.IsFinite(output))
            {
                throw new RequestException(500, "The model gave a number that is not finite.");
            }
        }
    }

    // The message without the position, which it repeats.
    private static string ReasonOf(JsonException e)
    {
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? e.Message : e.Message[..end];
    }
}
