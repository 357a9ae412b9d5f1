using System.Diagnostics;
using MlOpsBuild.Common;

namespace MlOpsBuild.Scoring.Processes;

/// <summary>
/// A model whose outputs a program computes that is run once for a file of rows: for whole data sets, for which it is asked seldom.
/// </summary>
internal sealed class CsvScorer(
    ModelSignature signature,
    string folder,
    ProcessWeights weights,
    ModelOpenOptions options
) : IScorer
{
    private const string InputVariable = "MLOPS_INPUT";
    private const string OutputVariable = "MLOPS_OUTPUT";

    /// <inheritdoc/>
    public ModelSignature Signature => signature;

    /// <summary>Runs the program for one row.</summary>
    /// <inheritdoc/>
    /// <exception cref="MlOpsException">It failed, or wrote no outputs.</exception>
    public void ScoreRow(ReadOnlySpan<double> features, Span<double> output)
    {
        var columns = new double[features.Length][];
        for (var f = 0; f < columns.Length; f++)
        {
            columns[f] = [features[f]];
        }

        Score(new FeatureMatrix(columns, 1), output);
    }

    /// <summary>Runs the program once for all rows.</summary>
    /// <inheritdoc/>
    /// <exception cref="MlOpsException">It failed, or wrote no outputs.</exception>
    public void Score(FeatureMatrix features, Span<double> output)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.RowCount == 0)
        {
            return;
        }

        var place = AtomicFile.TemporaryPathFor("predict", options.TemporaryFolder);
        try
        {
            MakePrivate(place);
            var (input, result) = (
                Path.Combine(place, "features.csv"),
                Path.Combine(place, "predictions.csv")
            );
            FeatureCsv.Write(input, signature, features);
            Run(input, result);
            PredictionCsv.Read(result, signature, output);
        }
        finally
        {
            if (Directory.Exists(place))
            {
                Directory.Delete(place, recursive: true);
            }
        }
    }

    // The rows may tell of people.
    private static void MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(
                path,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }
    }

    private void Run(string input, string output)
    {
        options.CancellationToken.ThrowIfCancellationRequested();
        var start = ProgramStart.Of(folder, weights);
        start.Environment[InputVariable] = input;
        start.Environment[OutputVariable] = output;
        using var process = ProgramStart.Start(start, weights.Command[0]);
        process.StandardInput.Close();
        var errors = new ProcessErrors(process.StandardError.BaseStream, options.Log, options.Time);
        var printed = new ProcessErrors(
            process.StandardOutput.BaseStream,
            options.Log,
            options.Time
        );
        Thread[] reading = [Read(errors), Read(printed)];
        var limit = options.Process.RequestLimit;
        var isLate = false;
        using (
            options.Time.CreateTimer(
                _ =>
                {
                    Volatile.Write(ref isLate, true);
                    Kill(process);
                },
                null,
                limit,
                Timeout.InfiniteTimeSpan
            )
        )
        using (options.CancellationToken.Register(() => Kill(process)))
        {
            process.WaitForExit();
        }

        // A process that the program left behind may hold them open.
        foreach (var thread in reading)
        {
            thread.Join(options.Process.EndLimit);
        }

        options.CancellationToken.ThrowIfCancellationRequested();
        if (Volatile.Read(ref isLate))
        {
            throw new MlOpsException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The model's program took longer than {limit.TotalSeconds} seconds and was ended."
                )
            );
        }

        if (process.ExitCode != 0)
        {
            var last = errors.Last ?? printed.Last;
            throw new MlOpsException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The model's program ended with exit code {process.ExitCode}{(last is null ? "" : $"; its last line was: {last}")}."
                )
            );
        }
    }

    private static Thread Read(ProcessErrors lines)
    {
        var thread = new Thread(lines.Run) { IsBackground = true, Name = "model output" };
        thread.Start();
        return thread;
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or AggregateException)
        {
            // It ended just now.
        }
    }
}
