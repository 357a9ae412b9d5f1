using MlOpsBuild.Common;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Processes;
using MlOpsBuild.Training.Command;

namespace MlOpsBuild.Training.Programs;

/// <summary>
/// Opens a model that was just made and asks it for a few training rows, so that a program that cannot predict fails where it was
/// made and not where it is needed.
/// </summary>
internal static class ModelTrial
{
    private const int MaxRows = 5;

    // As long as it has where it is evaluated.
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromMinutes(5);

    /// <summary>Tries the model in <see cref="TrainingRequest.OutputDirectory"/>.</summary>
    /// <param name="request">Has the rows.</param>
    /// <param name="signature">What the model takes.</param>
    /// <param name="temporary">An existing folder for temporary files.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MlOpsException">It cannot be opened, or gives no outputs.</exception>
    public static async Task RunAsync(
        TrainingRequest request,
        ModelSignature signature,
        string temporary,
        CancellationToken cancellationToken
    )
    {
        var said = new TrainingLog(request.Log, null, TimeProvider.System);
        var options = new ModelOpenOptions
        {
            Runtimes = ModelRuntimes.Create(),
            Process = new ProcessScorerOptions
            {
                Processes = 1,
                ReadyLimit = ReadyLimit,
                RequestLimit = request.Config!.Train.TimeLimit,
            },
            Log = said.Add,
            TemporaryFolder = temporary,
            CancellationToken = cancellationToken,
        };
        try
        {
            await Task.Run(() => Run(request, signature, options), cancellationToken);
        }
        catch (Exception e) when (e is MlOpsException or ModelFormatException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var why = PlainText.Of((e as ScoringException)?.Cause ?? e.Message);
            throw new MlOpsException(
                $"The model is made, and cannot predict: {why}{said.QuoteAfter(why)}",
                inner: e
            );
        }
        finally
        {
            said.End();
        }
    }

    private static void Run(
        TrainingRequest request,
        ModelSignature signature,
        ModelOpenOptions options
    )
    {
        var scorer = ModelBundle.Open(request.OutputDirectory, options);
        try
        {
            var rows = Rows(request, signature);
            scorer.Score(rows, new double[rows.RowCount * signature.OutputWidth]);
        }
        finally
        {
            (scorer as IDisposable)?.Dispose();
        }
    }

    // As the model's own vocabulary encodes them: that of an imported one may be another than the data's.
    private static FeatureMatrix Rows(TrainingRequest request, ModelSignature signature)
    {
        var count = Math.Min(MaxRows, request.Features.RowCount);
        var columns = new double[signature.Features.Count][];
        for (var f = 0; f < columns.Length; f++)
        {
            var feature = signature.Features[f];
            var (at, known) = Find(request.Signature, feature.Name);
            columns[f] = new double[count];
            for (var r = 0; r < count; r++)
            {
                // Spread over all rows: the first ones are often alike.
                var row = (int)((long)r * request.Features.RowCount / count);
                var value = request.Features.Column(at)[row];
                columns[f][r] =
                    feature.Kind != FeatureKind.Category || double.IsNaN(value)
                        ? value
                        : IndexOf(feature.Categories, known.Categories[(int)value]);
            }
        }

        return new FeatureMatrix(columns, count);
    }

    private static (int Index, FeatureSpec Feature) Find(ModelSignature signature, string name)
    {
        for (var f = 0; f < signature.Features.Count; f++)
        {
            if (string.Equals(signature.Features[f].Name, name, StringComparison.Ordinal))
            {
                return (f, signature.Features[f]);
            }
        }

        throw new MlOpsException($"The data has no column '{name}', which the model takes.");
    }

    private static double IndexOf(IReadOnlyList<string> categories, string value)
    {
        for (var i = 0; i < categories.Count; i++)
        {
            if (string.Equals(categories[i], value, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return double.NaN; // what training never saw
    }
}
