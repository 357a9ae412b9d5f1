using System.Text.Json.Nodes;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.ModelPack;

/// <summary>How a model is built: <c>config</c> of a ModelPack config. What is <see langword="null"/> is not written.</summary>
public sealed record ModelTechnicals
{
    /// <summary>The architecture, e.g. <c>gbdt</c>.</summary>
    public string? Architecture { get; init; }

    /// <summary>The file format, e.g. <c>onnx</c>.</summary>
    public string? Format { get; init; }

    /// <summary>The number of parameters with a letter for its scale, e.g. <c>6.7B</c>.</summary>
    public string? ParamSize { get; init; }

    /// <summary>The precision, e.g. <c>fp16</c>.</summary>
    public string? Precision { get; init; }

    /// <summary>The quantization, e.g. <c>awq</c>.</summary>
    public string? Quantization { get; init; }

    internal JsonObject ToJson()
    {
        var json = new JsonObject();
        ModelJson.Put(json, "architecture", Architecture);
        ModelJson.Put(json, "format", Format);
        ModelJson.Put(json, "paramSize", ParamSize);
        ModelJson.Put(json, "precision", Precision);
        ModelJson.Put(json, "quantization", Quantization);
        return json;
    }

    internal static ModelTechnicals FromJson(JsonObject json) =>
        new()
        {
            Architecture = OciJson.Text(json, "architecture"),
            Format = OciJson.Text(json, "format"),
            ParamSize = OciJson.Text(json, "paramSize"),
            Precision = OciJson.Text(json, "precision"),
            Quantization = OciJson.Text(json, "quantization"),
        };
}
