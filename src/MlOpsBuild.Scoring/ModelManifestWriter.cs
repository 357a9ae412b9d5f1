using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MlOpsBuild.Scoring;

/// <summary>Writes <c>model.json</c>: keys in ordinal order, two spaces, LF, whole numbers without a fraction.</summary>
internal static class ModelManifestWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    public static byte[] Write(ModelManifest manifest, WeightsReference weights)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            WriteStrings(json, "classes", manifest.Signature.Classes);
            json.WriteString("dataDigest", manifest.DataDigest);
            WriteFeatures(json, manifest.Signature.Features);
            json.WriteString("format", ModelBundle.FormatName);
            json.WriteNumber("formatVersion", ModelBundle.FormatVersion);
            json.WriteString("label", manifest.Signature.Label);
            WriteMetrics(json, manifest.Metrics);
            WriteParameters(json, manifest.Parameters);
            json.WriteNumber("seed", manifest.Seed);
            json.WriteString("task", NameOf(manifest.Signature.Task));
            json.WriteStartObject("trainer");
            json.WriteString("name", manifest.Trainer);
            json.WriteNumber("version", manifest.TrainerVersion);
            json.WriteEndObject();
            WriteWeights(json, weights);
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static void WriteWeights(Utf8JsonWriter json, WeightsReference weights)
    {
        json.WriteStartObject("weights");
        if (weights.Files is { } files)
        {
            if (weights.Process is { } process)
            {
                WriteStrings(json, "command", process.Command);
            }

            json.WriteStartObject("files");
            foreach (var (path, sha256) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                json.WriteString(path, sha256);
            }

            json.WriteEndObject();
            json.WriteString("kind", weights.Kind);
            if (weights.Process is { Protocol: not ProcessWeights.Lines and var protocol })
            {
                json.WriteString("protocol", protocol);
            }
        }
        else
        {
            json.WriteString("file", ModelBundle.WeightsFile);
            json.WriteString("kind", weights.Kind);
            json.WriteString("sha256", weights.Sha256);
            json.WriteNumber("size", weights.Size);
        }

        json.WriteEndObject();
    }

    public static string NameOf(ModelTask task) =>
        task switch
        {
            ModelTask.Binary => "binary",
            ModelTask.Multiclass => "multiclass",
            _ => "regression",
        };

    private static void WriteFeatures(Utf8JsonWriter json, IReadOnlyList<FeatureSpec> features)
    {
        json.WriteStartArray("features");
        foreach (var feature in features)
        {
            json.WriteStartObject();
            if (feature.Kind == FeatureKind.Category)
            {
                WriteStrings(json, "categories", feature.Categories);
            }

            json.WriteString("kind", feature.Kind == FeatureKind.Number ? "number" : "category");
            json.WriteString("name", feature.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void WriteMetrics(
        Utf8JsonWriter json,
        IReadOnlyDictionary<string, double> metrics
    )
    {
        json.WriteStartObject("metrics");
        foreach (var (name, value) in metrics.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(name);
            WriteNumber(json, value);
        }

        json.WriteEndObject();
    }

    private static void WriteParameters(
        Utf8JsonWriter json,
        IReadOnlyDictionary<string, object> parameters
    )
    {
        json.WriteStartObject("parameters");
        foreach (var (name, value) in parameters.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(name);
            switch (value)
            {
                case bool flag:
                    json.WriteBooleanValue(flag);
                    break;
                case long whole:
                    json.WriteNumberValue(whole);
                    break;
                case double number:
                    WriteNumber(json, number);
                    break;
                case string text:
                    json.WriteStringValue(text);
                    break;
                default:
                    throw new ArgumentException(
                        $"Parameter {name} is a {value.GetType()}, not a bool, long, double or string.",
                        nameof(parameters)
                    );
            }
        }

        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, double value)
    {
        if (value == Math.Floor(value) && Math.Abs(value) < 1L << 53)
        {
            json.WriteNumberValue((long)value);
        }
        else
        {
            json.WriteNumberValue(value);
        }
    }
}
