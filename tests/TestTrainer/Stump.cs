namespace MlOpsBuild.TestTrainer;

/// <summary>A model: one outputs for rows whose first number is below a threshold or missing, others for the rest.</summary>
internal sealed record Stump(
    int Feature,
    double Threshold,
    double[] Below,
    double[] Above,
    string Columns
)
{
    public const string FileName = "stump.txt";

    public double[] Predict(double value) => value >= Threshold ? Above : Below;

    public static Stump Learn(Schema schema, IReadOnlyList<string[]> rows)
    {
        var feature = schema.FirstNumber;
        var threshold = rows.Select(r => Number(r[feature]))
            .Where(v => !double.IsNaN(v))
            .DefaultIfEmpty()
            .Average();
        var sides = rows.ToLookup(r => Number(r[feature]) >= threshold);
        return new Stump(
            feature,
            threshold,
            Outputs(schema, sides[false]),
            Outputs(schema, sides[true]),
            schema.Task == "multiclass" ? string.Join(',', schema.Classes) : "output"
        );
    }

    public void Save(string folder) =>
        File.WriteAllLines(
            Path.Combine(folder, FileName),
            [
                FormattableString.Invariant($"{Feature}"),
                FormattableString.Invariant($"{Threshold}"),
                Join(Below),
                Join(Above),
                Columns,
            ]
        );

    public static Stump Load()
    {
        var lines = File.ReadAllLines(FileName);
        return new Stump(
            int.Parse(lines[0], CultureInfo.InvariantCulture),
            Number(lines[1]),
            [.. lines[2].Split(' ').Select(Number)],
            [.. lines[3].Split(' ').Select(Number)],
            lines[4]
        );
    }

    public static double Number(string text) =>
        text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    private static double[] Outputs(Schema schema, IEnumerable<string[]> rows)
    {
        var labels = rows.Select(r => r[^1]).ToList();
        return schema.Task switch
        {
            "regression" => [labels.Select(Number).DefaultIfEmpty().Average()],
            "binary" => [Share(schema.Classes[1])],
            _ => [.. schema.Classes.Select(Share)],
        };

        double Share(string name) =>
            labels.Count == 0
                ? 1.0 / schema.Classes.Length
                : labels.Count(l => l == name) / (double)labels.Count;
    }

    private static string Join(double[] numbers) =>
        string.Join(' ', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));
}
