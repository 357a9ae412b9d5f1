using System.Buffers;
using System.Text;

namespace MlOpsBuild.Scoring.Processes;

/// <summary>
/// Writes the rows that a program of protocol <c>csv</c> reads: a header with the features' names, then a record per row; categories
/// as texts, numbers in the shortest notation that gives the same bits again, nothing where a value is missing. RFC 4180 with LF.
/// </summary>
internal static class FeatureCsv
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\",\r\n");

    /// <summary>Writes a file.</summary>
    /// <exception cref="ArgumentException">A number is infinite, or an index is none of a category.</exception>
    public static void Write(string path, ModelSignature signature, FeatureMatrix features)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16)
        {
            NewLine = "\n",
        };
        var specs = signature.Features;
        var categories = specs.Select(f => f.Categories.Select(Quoted).ToArray()).ToArray();
        // A line with nothing is taken for none by most who read such files.
        var missing = specs.Count == 1 ? "\"\"" : "";
        writer.WriteLine(string.Join(',', specs.Select(f => Quoted(f.Name))));
        for (var row = 0; row < features.RowCount; row++)
        {
            for (var f = 0; f < specs.Count; f++)
            {
                if (f > 0)
                {
                    writer.Write(',');
                }

                var value = features.Column(f)[row];
                writer.Write(
                    double.IsNaN(value) ? missing
                    : specs[f].Kind == FeatureKind.Category ? Category(value, f)
                    : Number(value, f)
                );
            }

            writer.WriteLine();
        }

        string Category(double value, int f) =>
            value >= 0 && value < categories[f].Length && value == Math.Floor(value)
                ? categories[f][(int)value]
                : throw new ArgumentException(
                    $"'{specs[f].Name}' has no such category.",
                    nameof(features)
                );

        string Number(double value, int f) =>
            double.IsFinite(value)
                ? value.ToString(CultureInfo.InvariantCulture)
                : throw new ArgumentException(
                    $"'{specs[f].Name}' is infinite, expected a finite number.",
                    nameof(features)
                );
    }

    private static string Quoted(string text) =>
        text.Length == 0 || text.AsSpan().ContainsAny(Special)
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
}
