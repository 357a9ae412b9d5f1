using System.Buffers;
using System.Text.Json;
using MlOpsBuild.Scoring;
using MlOpsBuild.Serving.Models;

namespace MlOpsBuild.Serving.Protocols;

/// <summary>What the server tells of itself and its models, as the Open Inference Protocol V2 has it.</summary>
internal static class ModelMetadata
{
    /// <summary>"Server Metadata Response JSON Object".</summary>
    public static byte[] OfServer(string version) =>
        Write(json =>
        {
            json.WriteString("name"u8, "mlops-serve"u8);
            json.WriteString("version"u8, version);
            json.WriteStartArray("extensions"u8);
            json.WriteEndArray();
        });

    /// <summary>"Model Ready Response JSON Object".</summary>
    public static byte[] OfReadiness(string name, bool isReady) =>
        Write(json =>
        {
            json.WriteString("name"u8, name);
            json.WriteBoolean("ready"u8, isReady);
        });

    /// <summary>"Model Metadata Response JSON Object".</summary>
    /// <param name="name">The name under which the models answer.</param>
    /// <param name="arm">The model.</param>
    /// <param name="versions">The digests of all that answer under the name.</param>
    public static byte[] OfModel(string name, ServedArm arm, IEnumerable<string> versions) =>
        Write(json =>
        {
            json.WriteString("name"u8, name);
            json.WriteStartArray("versions"u8);
            foreach (var version in versions)
            {
                json.WriteStringValue(version);
            }

            json.WriteEndArray();
            json.WriteString("platform"u8, $"mlopsbuild_{arm.Model.Manifest.Trainer}");
            json.WriteStartArray("inputs"u8);
            foreach (var feature in arm.Model.Contract.Features)
            {
                WriteTensor(json, feature.Name, TensorTypes.NameFor(feature.Type), -1);
            }

            json.WriteEndArray();
            json.WriteStartArray("outputs"u8);
            var signature = arm.Model.Scorer.Signature;
            var scores = AnswerTexts.NameOfScores(signature.Task);
            if (signature.Task == ModelTask.Multiclass)
            {
                WriteTensor(json, scores, "FP64", -1, signature.OutputWidth);
            }
            else
            {
                WriteTensor(json, scores, "FP64", -1);
            }

            if (signature.Task != ModelTask.Regression)
            {
                WriteTensor(json, "prediction", "BYTES", -1);
            }

            json.WriteEndArray();
        });

    private static void WriteTensor(
        Utf8JsonWriter json,
        string name,
        string type,
        params ReadOnlySpan<int> shape
    )
    {
        json.WriteStartObject();
        json.WriteString("name"u8, name);
        json.WriteString("datatype"u8, type);
        json.WriteStartArray("shape"u8);
        foreach (var length in shape)
        {
            json.WriteNumberValue(length);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
