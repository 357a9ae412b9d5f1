using System.Text.Json;
using MlOpsBuild.Serving.Validation;

namespace MlOpsBuild.Serving.Protocols.Learning;

/// <summary>
/// Finds where the values stand in a request with one row. It is called with requests that the readers took without a problem, so
/// it judges nothing.
/// </summary>
internal static class FormLearner
{
    /// <summary>The form of a request; <see langword="null"/> where it is not worth it.</summary>
    /// <param name="format">Not comma-separated values.</param>
    /// <param name="body">The request.</param>
    /// <param name="plan">The model's inputs.</param>
    /// <param name="wanted">Which outputs it asks for.</param>
    public static LearnedForm? Learn(
        BodyFormat format,
        ReadOnlySpan<byte> body,
        InputPlan plan,
        WantedOutputs wanted
    )
    {
        if (body[0] != '{')
        {
            return null;
        }

        var places = new List<(int Start, int End, int Feature, TensorType Type)>();
        var reader = JsonBody.Open(body);
        reader.Read();
        var isComplete =
            format == BodyFormat.Infer
                ? FindInTensors(ref reader, plan, places)
                : FindInRow(ref reader, plan, places);
        if (!isComplete || places.Count == 0)
        {
            return null;
        }

        var row = new double[plan.Features.Length];
        var none = new InputProblems();
        for (var f = 0; f < row.Length; f++)
        {
            var isThere = places.Exists(p => p.Feature == f);
            row[f] = isThere ? double.NaN : plan.Features[f].Absent(0, none);
        }

        var slots = new Slot[places.Count];
        var at = 0;
        for (var i = 0; i < slots.Length; i++)
        {
            var (start, end, feature, type) = places[i];
            slots[i] = new Slot(body[at..start].ToArray(), feature, type);
            at = end;
        }

        return new LearnedForm(slots, body[at..].ToArray(), row, wanted);
    }

    private static bool FindInRow(
        ref Utf8JsonReader reader,
        InputPlan plan,
        List<(int Start, int End, int Feature, TensorType Type)> places
    )
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var feature = plan.Find(Name(ref reader), places.Count);
            reader.Read();
            if (feature < 0)
            {
                return false; // an array of rows
            }

            places.Add(
                (
                    (int)reader.TokenStartIndex,
                    (int)reader.BytesConsumed,
                    feature,
                    TensorType.Unknown
                )
            );
        }

        return true;
    }

    private static bool FindInTensors(
        ref Utf8JsonReader reader,
        InputPlan plan,
        List<(int Start, int End, int Feature, TensorType Type)> places
    )
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Name(ref reader);
            var isId = name.SequenceEqual("id"u8);
            var isInputs = name.SequenceEqual("inputs"u8);
            reader.Read();
            if (isId)
            {
                places.Add(
                    (
                        (int)reader.TokenStartIndex,
                        (int)reader.BytesConsumed,
                        Slot.Id,
                        TensorType.Unknown
                    )
                );
            }
            else if (!isInputs)
            {
                reader.Skip();
            }
            else
            {
                while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                {
                    FindInTensor(ref reader, plan, places);
                }
            }
        }

        return true;
    }

    private static void FindInTensor(
        ref Utf8JsonReader reader,
        InputPlan plan,
        List<(int Start, int End, int Feature, TensorType Type)> places
    )
    {
        var (feature, type, start, end) = (0, TensorType.Unknown, 0, 0);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = Name(ref reader);
            var isName = member.SequenceEqual("name"u8);
            var isType = member.SequenceEqual("datatype"u8);
            var isData = member.SequenceEqual("data"u8);
            reader.Read();
            if (isName)
            {
                feature = plan.Find(Name(ref reader), places.Count);
            }
            else if (isType)
            {
                type = TensorTypes.Parse(Name(ref reader));
            }
            else if (isData)
            {
                // [5] or [[5]]
                var depth = reader.CurrentDepth;
                while (reader.Read() && reader.TokenType == JsonTokenType.StartArray) { }

                start = (int)reader.TokenStartIndex;
                end = (int)reader.BytesConsumed;
                while (reader.Read() && reader.CurrentDepth > depth) { }
            }
            else
            {
                reader.Skip();
            }
        }

        places.Add((start, end, feature, type));
    }

    private static ReadOnlySpan<byte> Name(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan;
        }

        var text = new byte[reader.ValueSpan.Length];
        return text.AsSpan(0, reader.CopyString(text));
    }
}
