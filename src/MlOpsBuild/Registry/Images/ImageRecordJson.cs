using System.Text.Json;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Images;

/// <summary>
/// <see cref="ImageRecord"/> as canonical JSON: equal records give equal bytes, <see cref="Read"/> gives back exactly
/// what <see cref="ToBytes"/> got (half of a surrogate pair excepted, which becomes U+FFFD).
/// </summary>
public static class ImageRecordJson
{
    /// <summary>The media type of these bytes, and the <c>artifactType</c> of a manifest that has them as its config.</summary>
    public const string MediaType = "application/vnd.mlopsbuild.image.v1+json";

    /// <summary>The canonical bytes.</summary>
    public static byte[] ToBytes(ImageRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var node = ToNode(record);
        UnicodeText.Repair(node);
        return CanonicalJson.ToBytes(node);
    }

    /// <summary>Reads a record strictly.</summary>
    /// <param name="json">UTF-8.</param>
    /// <exception cref="FormatException">
    /// It is no JSON, or something is missing, not known or impossible; the message says where in it, what is there and what
    /// was expected.
    /// </exception>
    public static ImageRecord Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return FromNode(
                JsonNode.Parse(
                    json,
                    documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }
                ),
                "$"
            );
        }
        catch (Exception e)
            when (e is JsonException or JsonShapeException or InvalidOperationException)
        {
            // Half of a surrogate pair is good JSON and no text: that is the last of the three.
            throw new FormatException(e.Message, e);
        }
    }

    internal static JsonObject ToNode(ImageRecord record)
    {
        var node = new JsonObject
        {
            ["model"] = record.Model,
            ["modelDigest"] = record.ModelDigest.ToString(),
            ["key"] = record.Key.ToString(),
            ["imageId"] = record.ImageId.ToString(),
            ["tag"] = record.Tag,
            ["baseImage"] = record.BaseImage,
            ["layers"] = JsonList.ToNode(record.Layers, l => JsonList.Text(l.ToString())),
            ["proof"] = new JsonObject
            {
                ["rows"] = (long)record.Proof.Rows,
                ["different"] = (long)record.Proof.Different,
                ["firstDifference"] = record.Proof.FirstDifference,
            },
            ["measurements"] = new JsonObject
            {
                ["startupSeconds"] = record.Measurements.StartupSeconds,
                ["totalBytes"] = record.Measurements.TotalBytes,
                ["imageBytes"] = record.Measurements.ImageBytes,
                ["memoryBytes"] = record.Measurements.MemoryBytes,
                ["p99Seconds"] = record.Measurements.P99Seconds,
                ["requests"] = (long)record.Measurements.Requests,
            },
            ["gates"] = JsonList.ToNode(
                record.Gates,
                g => new JsonObject
                {
                    ["metric"] = g.Metric,
                    ["value"] = g.Value,
                    ["max"] = g.Max,
                }
            ),
        };
        if (record.LayerBytes.Count > 0)
        {
            node["layerBytes"] = JsonList.ToNode(record.LayerBytes, b => JsonValue.Create(b));
        }

        if (record.Reference is { } reference)
        {
            node["reference"] = reference;
        }

        return node;
    }

    /// <exception cref="JsonShapeException">It is no record.</exception>
    internal static ImageRecord FromNode(JsonNode? node, string path)
    {
        var map = new JsonMap(node, path);
        var measurements = map.Get("measurements", ReadMeasurements);
        var layers = map.List("layers", JsonRead.Digest);
        return map.End(
            new ImageRecord
            {
                Model = map.Get("model", Name),
                ModelDigest = map.Digest("modelDigest"),
                Key = map.Digest("key"),
                ImageId = map.Digest("imageId"),
                Tag = map.Get("tag", Name),
                Reference = map.ObjectIfAny("reference", Reference),
                BaseImage = map.Get("baseImage", Name),
                Layers = layers,
                LayerBytes =
                    map.ObjectIfAny("layerBytes", (n, p) => ReadSizes(n, p, layers.Count)) ?? [],
                Proof = map.Get("proof", ReadProof),
                Measurements = measurements,
                Gates = map.List("gates", (gate, place) => ReadGate(gate, place, measurements)),
            }
        );
    }

    private static IReadOnlyList<long> ReadSizes(JsonNode? node, string path, int layers) =>
        JsonRead.List(node, path, JsonRead.Count) is var sizes && sizes.Count == layers
            ? sizes
            : throw JsonRead.Wrong(
                node,
                path,
                string.Create(CultureInfo.InvariantCulture, $"{layers} as in layers")
            );

    private static ImageProof ReadProof(JsonNode? node, string path)
    {
        var map = new JsonMap(node, path);
        var rows = (int)map.Get("rows", (n, p) => Within(n, p, int.MaxValue));
        return map.End(
            new ImageProof(
                rows,
                (int)map.Get("different", (n, p) => Within(n, p, rows)),
                map.Text("firstDifference")
            )
        );
    }

    private static ImageMeasurements ReadMeasurements(JsonNode? node, string path)
    {
        var map = new JsonMap(node, path);
        var total = map.Count("totalBytes");
        return map.End(
            new ImageMeasurements
            {
                StartupSeconds = map.Get("startupSeconds", Amount),
                TotalBytes = total,
                ImageBytes = map.Get("imageBytes", (n, p) => Within(n, p, total)),
                MemoryBytes = map.Count("memoryBytes"),
                P99Seconds = map.Get("p99Seconds", Amount),
                Requests = (int)map.Get("requests", (n, p) => Within(n, p, int.MaxValue)),
            }
        );
    }

    private static ImageGate ReadGate(JsonNode? node, string path, ImageMeasurements measurements)
    {
        var map = new JsonMap(node, path);
        var metric = map.Get(
            "metric",
            (n, p) =>
                ImageMetric.Find(JsonRead.Text(n, p))
                ?? throw JsonRead.Wrong(
                    n,
                    p,
                    "one of " + string.Join(", ", ImageMetric.All.Select(m => m.Name)),
                    NearestName.Hint(JsonRead.Text(n, p), [.. ImageMetric.All.Select(m => m.Name)])
                )
        );
        var measured = metric.Of(measurements);
        return map.End(
            new ImageGate(
                metric.Name,
                map.Get(
                    "value",
                    (n, p) =>
                        Amount(n, p).Equals(measured)
                            ? measured
                            : throw JsonRead.Wrong(
                                n,
                                p,
                                string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"{measured:R} as in measurements"
                                )
                            )
                ),
                map.Get("max", Amount)
            )
        );
    }

    private static string Name(JsonNode? node, string path) =>
        JsonRead.Text(node, path) is { Length: > 0 } text
            ? text
            : throw JsonRead.Wrong(node, path, "a name");

    private static string Reference(JsonNode? node, string path)
    {
        var text = JsonRead.Text(node, path);
        var at = text.LastIndexOf('@');
        return at > 0 && Digest.TryParse(text[(at + 1)..], out _)
            ? text
            : throw JsonRead.Wrong(node, path, "registry/repository@sha256:...");
    }

    private static long Within(JsonNode? node, string path, long most) =>
        JsonRead.Count(node, path) is var count && count <= most
            ? count
            : throw JsonRead.Wrong(
                node,
                path,
                string.Create(CultureInfo.InvariantCulture, $"at most {most}")
            );

    private static double Amount(JsonNode? node, string path) =>
        node is not null
        && JsonRead.Number(node, path) is var number
        && number is >= 0 and < double.PositiveInfinity
            ? number
            : throw JsonRead.Wrong(node, path, "a number, 0 or more");
}
