using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MlOpsBuild.Scoring;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Validation;

namespace MlOpsBuild.Serving.Protocols;

/// <summary>The parts of a model's answers that are the same for each request. Immutable.</summary>
internal sealed class AnswerTexts
{
    private readonly string _scoresName;

    /// <summary>Prepares the answers of a model.</summary>
    /// <param name="served">The name under which the models answer.</param>
    /// <param name="model">The one that answers.</param>
    public AnswerTexts(string served, ServedModel model)
    {
        var signature = model.Scorer.Signature;
        Task = signature.Task;
        Width = signature.OutputWidth;
        _scoresName = NameOfScores(Task);
        PredictStart = Utf8(
            $"{{\"model\":{{\"name\":{Json(served)},\"version\":{Json(model.Name)},\"digest\":{Json(model.Digest)}}},\"predictions\":["
        );
        InferStart = Utf8(
            $"{{\"model_name\":{Json(served)},\"model_version\":{Json(model.Digest)}"
        );
        ScoresStart = Utf8($"{{\"name\":\"{_scoresName}\",\"datatype\":\"FP64\",\"shape\":[");
        Classes = [.. signature.Classes.Select(c => Utf8(Json(c)))];
        RowStarts = Task switch
        {
            ModelTask.Regression => [Utf8("{\"prediction\":")],
            ModelTask.Binary =>
            [
                .. signature.Classes.Select(c =>
                    Utf8($"{{\"prediction\":{Json(c)},\"probability\":")
                ),
            ],
            _ =>
            [
                .. signature.Classes.Select(c =>
                    Utf8($"{{\"prediction\":{Json(c)},\"probabilities\":{{")
                ),
            ],
        };
        RowEnd = Utf8(Task == ModelTask.Multiclass ? "}}" : "}");
        CsvClasses = [.. signature.Classes.Select(c => Utf8(Cell(c)))];
        CsvHeader = Utf8(
            Task switch
            {
                ModelTask.Regression => "prediction\n",
                ModelTask.Binary => "prediction,probability\n",
                _ =>
                    $"prediction,{string.Join(',', signature.Classes.Select(c => Cell($"probability_{c}")))}\n",
            }
        );
    }

    /// <summary>What is predicted.</summary>
    public ModelTask Task { get; }

    /// <summary>Outputs per row.</summary>
    public int Width { get; }

    /// <summary>An answer of <c>/predict</c> up to the first row.</summary>
    public byte[] PredictStart { get; }

    /// <summary>An answer of the protocol up to the id.</summary>
    public byte[] InferStart { get; }

    /// <summary>The tensor of the numbers up to its shape.</summary>
    public byte[] ScoresStart { get; }

    /// <summary>The classes as JSON texts.</summary>
    public byte[][] Classes { get; }

    /// <summary>A row of <c>/predict</c> up to its number, by predicted class.</summary>
    public byte[][] RowStarts { get; }

    /// <summary>A row of <c>/predict</c> behind its number.</summary>
    public byte[] RowEnd { get; }

    /// <summary>The classes as cells.</summary>
    public byte[][] CsvClasses { get; }

    /// <summary>The header of answers as comma-separated values, with its line's end.</summary>
    public byte[] CsvHeader { get; }

    /// <summary>What the tensor of a model's numbers is called.</summary>
    public static string NameOfScores(ModelTask task) =>
        task switch
        {
            ModelTask.Binary => "probability",
            ModelTask.Multiclass => "probabilities",
            _ => "prediction",
        };

    /// <summary>The output of that name.</summary>
    /// <exception cref="RequestException">There is none.</exception>
    public WantedOutputs OutputOf(ReadOnlySpan<byte> name)
    {
        if (Ascii.Equals(name, _scoresName))
        {
            return WantedOutputs.Scores;
        }

        if (Task != ModelTask.Regression && name.SequenceEqual("prediction"u8))
        {
            return WantedOutputs.Classes;
        }

        var expected =
            Task == ModelTask.Regression ? "'prediction'" : $"'{_scoresName}' or 'prediction'";
        throw new RequestException(
            400,
            $"The model has no output {ShownText.Quote(name)}, expected {expected}."
        );
    }

    private static string Json(string text) =>
        $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
