using System.Text.Json;

namespace MlOpsBuild.TestTrainer;

/// <summary>Predicts with a <see cref="Stump"/>, in both protocols; or shows how it can go wrong.</summary>
internal sealed class Predictor(string how)
{
    public int Run(string protocol)
    {
        if (how == "fails")
        {
            Console.Error.WriteLine("the library that the model needs is not installed");
            return 3;
        }

        var stump = Stump.Load();
        return protocol == "csv" ? RunFile(stump) : RunLines(stump);
    }

    private int RunLines(Stump stump)
    {
        if (how == "prints")
        {
            Console.WriteLine("model loaded");
        }

        while (Console.In.ReadLine() is { } line)
        {
            using var request = JsonDocument.Parse(line);
            var rows = request.RootElement.GetProperty("rows");
            var outputs = rows.EnumerateArray()
                .Select(row => row[stump.Feature])
                .Select(v => v.ValueKind == JsonValueKind.Null ? double.NaN : v.GetDouble())
                .Select(v => $"[{string.Join(',', Outputs(stump, v).Select(Text))}]");
            Console.WriteLine($"{{\"outputs\": [{string.Join(',', outputs)}]}}");
            Console.Out.Flush();
        }

        return 0;
    }

    private int RunFile(Stump stump)
    {
        var rows = File.ReadAllLines(Environment.GetEnvironmentVariable("MLOPS_INPUT")!).Skip(1);
        var outputs = rows.Select(r => r.Split(',')[stump.Feature])
            .Select(v => string.Join(',', Outputs(stump, Stump.Number(v)).Select(Text)));
        if (how != "silent")
        {
            File.WriteAllLines(
                Environment.GetEnvironmentVariable("MLOPS_OUTPUT")!,
                outputs.Prepend(stump.Columns)
            );
        }

        return 0;
    }

    private double[] Outputs(Stump stump, double value) =>
        how switch
        {
            "nan" => [double.NaN],
            "outside" => [1.5],
            _ => stump.Predict(value),
        };

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
