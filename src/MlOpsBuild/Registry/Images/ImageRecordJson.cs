using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;

namespace MlOpsBuild.Registry.Images;

/// <summary>An <see cref="ImageRecord"/> as JSON: equal records have equal bytes.</summary>
public static class ImageRecordJson
{
    private const long Format = 1;

    /// <summary>The record's bytes, indented, with a line feed at the end.</summary>
    public static byte[] ToBytes(ImageRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var measured = record.Measurements;
        var json = new JsonObject
        {
            ["formatVersion"] = Format,
            ["model"] = record.Model,
            ["modelDigest"] = record.ModelDigest.ToString(),
            ["key"] = record.Key.ToString(),
            ["imageId"] = record.ImageId.ToString(),
            ["tag"] = record.Tag,
            ["baseImage"] = record.BaseImage,
            ["layers"] = ModelJson.List(record.Layers.Select(l => l.ToString())),
            ["proof"] = new JsonObject
            {
                ["rows"] = record.Proof.Rows,
                ["different"] = record.Proof.Different,
                ["firstDifference"] = record.Proof.FirstDifference,
            },
            ["measurements"] = new JsonObject
            {
                ["startupSeconds"] = measured.StartupSeconds,
                ["totalBytes"] = measured.TotalBytes,
                ["imageBytes"] = measured.ImageBytes,
                ["memoryBytes"] = measured.MemoryBytes,
                ["p99Seconds"] = measured.P99Seconds,
                ["requests"] = measured.Requests,
            },
            ["failures"] = ModelJson.List(record.Failures),
        };
        ModelJson.Put(json, "reference", record.Reference);
        return CanonicalJson.ToIndented(json);
    }

    /// <summary>Reads a record's bytes.</summary>
    /// <exception cref="FormatException">They are something else.</exception>
    public static ImageRecord Read(ReadOnlySpan<byte> bytes)
    {
        var json = OciJson.Parse(bytes);
        if (OciJson.Whole(json, "formatVersion") != Format)
        {
            throw new FormatException($"'formatVersion' is not {Format}.");
        }

        var proof = ModelJson.Object(json, "proof");
        var measured = ModelJson.Object(json, "measurements");
        return new ImageRecord
        {
            Model = Text(json, "model"),
            ModelDigest = Digest.Parse(Text(json, "modelDigest")),
            Key = Digest.Parse(Text(json, "key")),
            ImageId = Digest.Parse(Text(json, "imageId")),
            Tag = Text(json, "tag"),
            Reference = OciJson.Text(json, "reference"),
            BaseImage = Text(json, "baseImage"),
            Layers = [.. ModelJson.Texts(json, "layers").Select(Digest.Parse)],
            Proof = new ImageProof(
                Count(proof, "rows"),
                Count(proof, "different"),
                Text(proof, "firstDifference")
            ),
            Measurements = new ImageMeasurements
            {
                StartupSeconds = Number(measured, "startupSeconds"),
                TotalBytes = OciJson.Whole(measured, "totalBytes"),
                ImageBytes = OciJson.Whole(measured, "imageBytes"),
                MemoryBytes = OciJson.Whole(measured, "memoryBytes"),
                P99Seconds = Number(measured, "p99Seconds"),
                Requests = Count(measured, "requests"),
            },
            Failures = ModelJson.Texts(json, "failures"),
        };
    }

    private static string Text(JsonObject json, string name) =>
        OciJson.Text(json, name) ?? throw new FormatException($"'{name}' is missing.");

    private static int Count(JsonObject json, string name) =>
        OciJson.Whole(json, name) is >= 0 and <= int.MaxValue and var count
            ? (int)count
            : throw new FormatException($"'{name}' is no count.");

    private static double Number(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue(out double number)
            ? number
            : throw new FormatException($"'{name}' is not a number.");
}
