using System.Text.Json;
using MlOpsBuild.Scoring;
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
        if (workspace.Rows == 1)
        {
            scorer.ScoreRow(features, outputs);
        }
        else if (scorer is EmbeddedScorer)
        {
            for (var row = 0; row < workspace.Rows; row++)
            {
                scorer.ScoreRow(
                    features.Slice(row * columns, columns),
                    outputs.Slice(row * width, width)
                );
                if (row % TimeCheckRows == 0)
                {
                    workspace.CheckTime();
                }
            }
        }
        else
        {
            // To ask another process once is quicker than once a row.
            scorer.Score(ToMatrix(features, columns, workspace.Rows), outputs);
        }

        foreach (var output in outputs)
        {
            if (!double.IsFinite(output))
            {
                throw new RequestException(500, "The model gave a number that is not finite.");
            }
        }
    }

    private static FeatureMatrix ToMatrix(ReadOnlySpan<double> rows, int columns, int count)
    {
        var matrix = new double[columns][];
        for (var c = 0; c < columns; c++)
        {
            matrix[c] = new double[count];
            for (var row = 0; row < count; row++)
            {
                matrix[c][row] = rows[(row * columns) + c];
            }
        }

        return new FeatureMatrix(matrix, count);
    }

    // The message without the position, which it repeats.
    private static string ReasonOf(JsonException e)
    {
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? e.Message : e.Message[..end];
    }
}
