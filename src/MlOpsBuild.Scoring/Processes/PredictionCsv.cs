using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild.Scoring.Processes;

/// <summary>
/// Reads what a program of protocol <c>csv</c> wrote: a header and a record per row. Binary: one column, the probability of the
/// positive class; multiclass: one for each class, named as the class, in the order of <c>model.json</c>; regression: one column.
/// </summary>
internal static class PredictionCsv
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="signature">What the model gives.</param>
    /// <param name="output">Receives rows x <see cref="ModelSignature.OutputWidth"/> numbers; as many as are expected.</param>
    /// <exception cref="MlOpsException">It is not as expected; says where.</exception>
    public static void Read(string path, ModelSignature signature, Span<double> output)
    {
        if (!File.Exists(path))
        {
            throw Wrong("it is not there: the program must write it where MLOPS_OUTPUT says");
        }

        var bytes = File.ReadAllBytes(path);
        var text = bytes.AsSpan();
        text = text.StartsWith(Encoding.UTF8.Preamble) ? text[3..] : text;
        try
        {
            var scratch = CsvCells.HasQuotes(text) ? new byte[text.Length] : [];
            var cells = new CsvCells(text, scratch);
            ReadHeader(ref cells, signature);
            ReadRows(ref cells, signature.OutputWidth, output);
        }
        catch (FormatException e)
        {
            throw Wrong(e.Message.TrimEnd('.'));
        }

        if (OutputCheck.Find(signature, output) is { } wrong)
        {
            throw Wrong(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"row {wrong.Row + 1} has {wrong.Detail}"
                )
            );
        }
    }

    private static void ReadHeader(ref CsvCells cells, ModelSignature signature)
    {
        if (!cells.HasMore)
        {
            throw Wrong("it is empty, expected a header and a line for each row");
        }

        var names = new List<string>();
        bool isLast;
        do
        {
            names.Add(Encoding.UTF8.GetString(cells.Next(out isLast)));
        } while (!isLast);

        if (signature.Task == ModelTask.Multiclass)
        {
            if (!names.SequenceEqual(signature.Classes, StringComparer.Ordinal))
            {
                throw Wrong(
                    $"its header is {Shown(names)}, expected a column for each class in this order: {Shown(signature.Classes)}"
                );
            }
        }
        else if (names.Count != 1)
        {
            throw Wrong(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"it has {names.Count} columns, expected one: {(signature.Task == ModelTask.Binary ? $"the probability of '{signature.Classes[1]}'" : $"the prediction of '{signature.Label}'")}"
                )
            );
        }
    }

    private static void ReadRows(ref CsvCells cells, int width, Span<double> output)
    {
        var row = 0;
        for (; cells.HasMore; row++)
        {
            var count = 0;
            bool isLast;
            do
            {
                var cell = cells.Next(out isLast);
                if (count >= width)
                {
                    throw Wrong(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"row {row + 1} has more than the {width} values that the header names"
                        )
                    );
                }

                // Rows beyond those that are expected are counted only.
                var at = (row * width) + count++;
                if (at < output.Length && !TryParse(cell, out output[at]))
                {
                    throw Wrong(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"row {row + 1} has {Shown([Encoding.UTF8.GetString(cell)])}, expected a finite number"
                        )
                    );
                }
            } while (!isLast);

            if (count < width)
            {
                throw Wrong(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"row {row + 1} has {count} values, expected {width}"
                    )
                );
            }
        }

        if (row * width != output.Length)
        {
            throw Wrong(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"it has {row} rows below its header, expected {output.Length / width}: one for each row of the file that MLOPS_INPUT names, in the same order"
                )
            );
        }
    }

    private static bool TryParse(ReadOnlySpan<byte> cell, out double number) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
        && double.IsFinite(number);

    private static string Shown(IEnumerable<string> texts)
    {
        const int Longest = 200;
        var shown = string.Join(", ", texts.Select(t => $"'{t}'"));
        return shown.Length <= Longest ? shown : shown[..Longest] + "...";
    }

    private static MlOpsException Wrong(string what) =>
        new(
            PlainText.Of($"The model's program wrote a predictions.csv that is not right: {what}.")
        );
}
