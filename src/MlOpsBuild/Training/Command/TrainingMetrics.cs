using System.Text.Json;
using MlOpsBuild.Common;

namespace MlOpsBuild.Training.Command;

/// <summary>
/// The file <c>metrics.json</c> that a training program may write: an object of finite numbers by name. It becomes what is known of
/// the training, and no part of the model.
/// </summary>
internal static class TrainingMetrics
{
    /// <summary>The file's name in the output folder.</summary>
    public const string FileName = "metrics.json";

    private const int MaxMetrics = 1000;
    private const int MaxBytes = 1 << 20;
    private const int LongestName = 100;

    /// <summary>Reads it.</summary>
    /// <param name="path">The file; <see langword="null"/>: there is none.</param>
    /// <returns>The numbers by name; none without the file.</returns>
    /// <exception cref="MlOpsException">It is something else.</exception>
    public static IReadOnlyDictionary<string, double> Read(string? path)
    {
        if (path is null)
        {
            return new Dictionary<string, double>(StringComparer.Ordinal);
        }

        if (new FileInfo(path).Length > MaxBytes)
        {
            throw Wrong($"has more than {ReadableText.Size(MaxBytes)}");
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            var hint =
                File.ReadAllText(path) is var text
                && (
                    text.Contains("NaN", StringComparison.Ordinal)
                    || text.Contains("Infinity", StringComparison.Ordinal)
                )
                    ? " NaN and Infinity are no numbers in JSON: a metric that is not finite says that the training went wrong; leave it out where that is expected."
                    : "";
            throw Wrong($"is not JSON ({PlainText.Of(e.Message)})", hint);
        }
    }

    private static Dictionary<string, double> Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("is no object");
        }

        var metrics = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var item in root.EnumerateObject())
        {
            var name = PlainText.Of(item.Name);
            if (name.Length is 0 or > LongestName)
            {
                throw Wrong(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"has a metric whose name has {name.Length} characters"
                    )
                );
            }

            if (
                item.Value.ValueKind != JsonValueKind.Number
                || !item.Value.TryGetDouble(out var number)
                || !double.IsFinite(number)
            )
            {
                throw Wrong($"has '{name}', which is {Describe(item.Value)}");
            }

            if (!metrics.TryAdd(name, number))
            {
                throw Wrong($"has '{name}' twice");
            }

            if (metrics.Count > MaxMetrics)
            {
                throw Wrong(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"has more than {MaxMetrics} metrics"
                    )
                );
            }
        }

        return metrics;
    }

    private static string Describe(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a text",
            JsonValueKind.Null => "null",
            JsonValueKind.Number => "not finite",
            _ => "true or false",
        };

    private static MlOpsException Wrong(string found, string hint = "") =>
        new(
            $"The training's {FileName} {found}, expected an object of finite numbers, e.g. {{\"trainLogLoss\": 0.41}}.{hint}"
        );
}
