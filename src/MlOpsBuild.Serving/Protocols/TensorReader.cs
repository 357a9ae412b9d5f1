using System.Text.Json;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Validation;

namespace MlOpsBuild.Serving.Protocols;

/// <summary>Reads one input of a request of the Open Inference Protocol: a column of rows.</summary>
internal static class TensorReader
{
    private const int TimeCheckRows = 4096;

    /// <summary>Reads the input that the reader stands at the start of.</summary>
    /// <exception cref="RequestException">It is none.</exception>
    public static void Read(
        ref Utf8JsonReader reader,
        ReadOnlySpan<byte> json,
        InputPlan plan,
        Workspace workspace
    )
    {
        var tensor = new Tensor { Feature = Tensor.NoName };
        var next = workspace.NextTensor++;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = MemberOf(JsonBody.Text(ref reader, workspace));
            if (tensor.Has(member))
            {
                throw new RequestException(
                    400,
                    $"An input has the member {ShownText.Quote(reader.ValueSpan)} twice."
                );
            }

            tensor.Found |= member;
            switch (member)
            {
                case Tensor.Members.Name:
                    JsonBody.Expect(ref reader, JsonTokenType.String, "The name of an input");
                    ReadName(ref reader, ref tensor, next, plan, workspace);
                    break;
                case Tensor.Members.Shape:
                    JsonBody.Expect(ref reader, JsonTokenType.StartArray, "The shape of an input");
                    ReadShape(ref reader, ref tensor);
                    break;
                case Tensor.Members.Type:
                    JsonBody.Expect(ref reader, JsonTokenType.String, "The datatype of an input");
                    ReadType(ref reader, ref tensor, workspace);
                    break;
                case Tensor.Members.Parameters:
                    JsonBody.Expect(ref reader, JsonTokenType.StartObject, "'parameters'");
                    reader.Skip();
                    break;
                default:
                    JsonBody.Expect(ref reader, JsonTokenType.StartArray, "The data of an input");
                    if (tensor.IsDescribed)
                    {
                        ReadData(ref reader, ref tensor, plan, workspace);
                    }
                    else
                    {
                        // Members may stand in any order: look at it again when all are known.
                        tensor.DataStart = (int)reader.TokenStartIndex;
                        reader.Skip();
                        tensor.DataEnd = (int)reader.BytesConsumed;
                    }

                    break;
            }
        }

        RequireAll(tensor);
        if (tensor.DataEnd > 0)
        {
            var again = JsonBody.Open(json[tensor.DataStart..tensor.DataEnd]);
            again.Read();
            ReadData(ref again, ref tensor, plan, workspace);
        }
    }

    private static Tensor.Members MemberOf(ReadOnlySpan<byte> name) =>
        name.Length switch
        {
            4 when name.SequenceEqual("name"u8) => Tensor.Members.Name,
            4 when name.SequenceEqual("data"u8) => Tensor.Members.Data,
            5 when name.SequenceEqual("shape"u8) => Tensor.Members.Shape,
            8 when name.SequenceEqual("datatype"u8) => Tensor.Members.Type,
            10 when name.SequenceEqual("parameters"u8) => Tensor.Members.Parameters,
            _ => throw new RequestException(
                400,
                $"An input has a member {ShownText.Quote(name)}, expected 'name', 'shape', 'datatype', 'parameters' or 'data'."
            ),
        };

    private static void RequireAll(in Tensor tensor)
    {
        var missing =
            !tensor.Has(Tensor.Members.Name) ? "name"
            : !tensor.Has(Tensor.Members.Shape) ? "shape"
            : !tensor.Has(Tensor.Members.Type) ? "datatype"
            : !tensor.Has(Tensor.Members.Data) ? "data"
            : null;
        if (missing is not null)
        {
            throw new RequestException(400, $"An input has no '{missing}'.");
        }
    }

    private static void ReadName(
        ref Utf8JsonReader reader,
        ref Tensor tensor,
        int guess,
        InputPlan plan,
        Workspace workspace
    )
    {
        var name = JsonBody.Text(ref reader, workspace);
        tensor.Feature = plan.Find(name, guess);
        if (tensor.Feature < 0)
        {
            plan.NoteUnknown(name, -1, workspace.Problems);
        }
        else if (!workspace.See(tensor.Feature))
        {
            plan.NoteTwice(tensor.Feature, -1, workspace.Problems);
        }
    }

    private static void ReadShape(ref Utf8JsonReader reader, ref Tensor tensor)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
        {
            if (!reader.TryGetInt32(out var length) || length < 0)
            {
                throw new RequestException(
                    400,
                    "The shape of an input has a length that is no whole number from 0."
                );
            }

            tensor.Rows = tensor.Rank == 0 ? length : tensor.Rows;
            tensor.IsColumn = tensor.Rank == 0 || (tensor.Rank == 1 && length == 1);
            tensor.Rank = Math.Min(tensor.Rank + 1, 3);
        }

        if (reader.TokenType != JsonTokenType.EndArray || !tensor.IsColumn)
        {
            throw new RequestException(
                400,
                "The shape of an input is not [n] or [n,1] with the number n of rows."
            );
        }

        if (tensor.Rows == 0)
        {
            throw new RequestException(400, "The request has no rows, expected at least one.");
        }
    }

    private static void ReadType(ref Utf8JsonReader reader, ref Tensor tensor, Workspace workspace)
    {
        var name = JsonBody.Text(ref reader, workspace);
        tensor.Type = TensorTypes.Parse(name);
        if (tensor.Type == TensorType.Unknown)
        {
            throw new RequestException(
                400,
                $"The datatype of an input is {ShownText.Quote(name)}, expected {TensorTypes.Names}."
            );
        }
    }

    private static void ReadData(
        ref Utf8JsonReader reader,
        ref Tensor tensor,
        InputPlan plan,
        Workspace workspace
    )
    {
        if (!TryPrepare(tensor, plan, workspace))
        {
            reader.Skip();
            return;
        }

        var feature = plan.Features[tensor.Feature];
        var columns = plan.Features.Length;
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartArray && tensor.Rank == 2)
            {
                // A row of a nested [n,1].
                reader.Read();
                var isEmpty = reader.TokenType == JsonTokenType.EndArray;
                if (!isEmpty)
                {
                    ReadElement(ref reader, tensor, feature, count, columns, workspace);
                    reader.Read();
                }

                if (isEmpty || reader.TokenType != JsonTokenType.EndArray)
                {
                    throw new RequestException(
                        400,
                        $"The data of '{feature.Name}' has a row without exactly one element, its shape says one."
                    );
                }
            }
            else
            {
                ReadElement(ref reader, tensor, feature, count, columns, workspace);
            }

            if (++count % TimeCheckRows == 0)
            {
                workspace.CheckTime();
            }
        }

        if (count != tensor.Rows)
        {
            workspace.Problems.Add(
                -1,
                feature.Name,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"has {count} elements, expected {tensor.Rows} as its shape says"
                )
            );
        }
    }

    private static bool TryPrepare(in Tensor tensor, InputPlan plan, Workspace workspace)
    {
        if (workspace.Rows < 0)
        {
            workspace.Reserve(tensor.Rows, plan.Features.Length);
            workspace.Rows = tensor.Rows;
        }

        if (tensor.Feature < 0)
        {
            return false; // noted with its name
        }

        var feature = plan.Features[tensor.Feature];
        if (tensor.Rows != workspace.Rows)
        {
            workspace.Problems.Add(
                -1,
                feature.Name,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"has {tensor.Rows} rows, expected {workspace.Rows} as the inputs before it"
                )
            );
            return false;
        }

        if (!TensorTypes.Fits(tensor.Type, feature.Type))
        {
            workspace.Problems.Add(
                -1,
                feature.Name,
                $"has datatype {tensor.Type.ToString().ToUpperInvariant()}, expected {TensorTypes.NameFor(feature.Type)}"
            );
            return false;
        }

        return true;
    }

    private static void ReadElement(
        ref Utf8JsonReader reader,
        in Tensor tensor,
        FeatureInput feature,
        int row,
        int columns,
        Workspace workspace
    )
    {
        if (row >= workspace.Rows)
        {
            reader.Skip(); // counted, and noted when all are
            return;
        }

        ref var value = ref workspace.Row(row, columns)[tensor.Feature];
        if (reader.TokenType == JsonTokenType.Number && feature.Type != FeatureType.Category)
        {
            var number = JsonNumber.Parse(reader.ValueSpan);
            var held = TensorTypes.Convert(tensor.Type, number);
            if (double.IsNaN(held))
            {
                workspace.Problems.Add(
                    row,
                    feature.Name,
                    $"is {number.ToString("R", CultureInfo.InvariantCulture)}, which is no {tensor.Type.ToString().ToUpperInvariant()}"
                );
            }
            else
            {
                value = feature.Number(held, row, workspace.Problems);
            }

            return;
        }

        value = JsonBody.Value(ref reader, feature, row, workspace);
    }

    private struct Tensor
    {
        public const int NoName = -2;

        public Members Found;
        public int Feature;
        public int Rank;
        public int Rows;
        public bool IsColumn;
        public TensorType Type;
        public int DataStart;
        public int DataEnd;

        // Not HasFlag, which allocates until the code is optimised.
        public readonly bool Has(Members member) => (Found & member) == member;

        public readonly bool IsDescribed =>
            (Found & (Members.Name | Members.Shape | Members.Type))
            == (Members.Name | Members.Shape | Members.Type);

        [Flags]
        public enum Members
        {
            Name = 1,
            Shape = 2,
            Type = 4,
            Parameters = 8,
            Data = 16,
        }
    }
}
