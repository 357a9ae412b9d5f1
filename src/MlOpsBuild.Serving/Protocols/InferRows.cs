using System.Text.Json;
using MlOpsBuild.Serving.Validation;

namespace MlOpsBuild.Serving.Protocols;

/// <summary>
/// Rows as tensors: the request of the Open Inference Protocol V2, one input per feature, of shape <c>[n]</c> or <c>[n,1]</c>,
/// its data flat or nested. See https://github.com/kserve/open-inference-protocol, "Inference Request JSON Object".
/// </summary>
internal static class InferRows
{
    /// <summary>Reads the rows into the workspace, and what else is asked for.</summary>
    /// <exception cref="RequestException">The body is something else, or has too many rows.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static void Read(
        ReadOnlySpan<byte> body,
        InputPlan plan,
        AnswerTexts texts,
        Workspace workspace
    )
    {
        var json = JsonBody.Check(body);
        var preamble = body.Length - json.Length;
        var reader = JsonBody.Open(json);
        JsonBody.Expect(ref reader, JsonTokenType.StartObject, "The body");
        var members = RequestMembers.None;
        workspace.StartSeeing(plan.Features.Length);
        workspace.Rows = -1; // not known yet
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = MemberOf(ref reader, workspace);
            if ((members & member) == member)
            {
                throw new RequestException(
                    400,
                    $"The body has the member {ShownText.Quote(reader.ValueSpan)} twice."
                );
            }

            members |= member;
            switch (member)
            {
                case RequestMembers.Id:
                    JsonBody.Expect(ref reader, JsonTokenType.String, "'id'");
                    RequireText(ref reader, workspace);
                    var start = preamble + (int)reader.TokenStartIndex;
                    workspace.Id = start..(start + reader.ValueSpan.Length + 2);
                    break;
                case RequestMembers.Inputs:
                    JsonBody.Expect(ref reader, JsonTokenType.StartArray, "'inputs'");
                    while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                    {
                        TensorReader.Read(ref reader, json, plan, workspace);
                    }

                    Require(ref reader, JsonTokenType.EndArray, "An element of 'inputs'");
                    break;
                case RequestMembers.Outputs:
                    JsonBody.Expect(ref reader, JsonTokenType.StartArray, "'outputs'");
                    ReadOutputs(ref reader, texts, workspace);
                    break;
                case RequestMembers.Parameters:
                    JsonBody.Expect(ref reader, JsonTokenType.StartObject, "'parameters'");
                    reader.Skip();
                    break;
                default:
                    reader.Read();
                    reader.Skip();
                    break;
            }
        }

        reader.Read(); // fails where something stands behind
        if ((members & RequestMembers.Inputs) == RequestMembers.None)
        {
            throw new RequestException(400, "The body has no 'inputs', expected an array.");
        }

        Complete(plan, workspace);
    }

    private static RequestMembers MemberOf(ref Utf8JsonReader reader, Workspace workspace)
    {
        var name = JsonBody.Text(ref reader, workspace);
        return name switch
        {
            _ when name.SequenceEqual("inputs"u8) => RequestMembers.Inputs,
            _ when name.SequenceEqual("id"u8) => RequestMembers.Id,
            _ when name.SequenceEqual("outputs"u8) => RequestMembers.Outputs,
            _ when name.SequenceEqual("parameters"u8) => RequestMembers.Parameters,
            // Clients send these too, though the path says it.
            _ when name.SequenceEqual("model_name"u8) => RequestMembers.ModelName,
            _ when name.SequenceEqual("model_version"u8) => RequestMembers.ModelVersion,
            _ => throw new RequestException(
                400,
                $"The body has a member {ShownText.Quote(name)}, expected 'id', 'parameters', 'inputs' or 'outputs'."
            ),
        };
    }

    private static void ReadOutputs(
        ref Utf8JsonReader reader,
        AnswerTexts texts,
        Workspace workspace
    )
    {
        var wanted = WantedOutputs.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var output = WantedOutputs.None;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isName = reader.ValueTextEquals("name"u8);
                if (!isName && !reader.ValueTextEquals("parameters"u8))
                {
                    throw new RequestException(
                        400,
                        $"An element of 'outputs' has a member {ShownText.Quote(reader.ValueSpan)}, expected 'name' or 'parameters'."
                    );
                }

                if (isName)
                {
                    JsonBody.Expect(ref reader, JsonTokenType.String, "The name of an output");
                    output = texts.OutputOf(JsonBody.Text(ref reader, workspace));
                }
                else
                {
                    JsonBody.Expect(ref reader, JsonTokenType.StartObject, "'parameters'");
                    reader.Skip();
                }
            }

            if (output == WantedOutputs.None)
            {
                throw new RequestException(400, "An element of 'outputs' has no 'name'.");
            }

            if ((wanted & output) == output)
            {
                throw new RequestException(400, "'outputs' names one output twice.");
            }

            wanted |= output;
        }

        Require(ref reader, JsonTokenType.EndArray, "An element of 'outputs'");
        // To name none asks for all.
        workspace.Wanted = wanted == WantedOutputs.None ? WantedOutputs.All : wanted;
    }

    private static void Complete(InputPlan plan, Workspace workspace)
    {
        if (workspace.Rows < 0)
        {
            if (workspace.Problems.Count > 0)
            {
                workspace.Rows = 0;
                return;
            }

            throw new RequestException(
                400,
                "'inputs' is empty, expected one element for each feature."
            );
        }

        var features = plan.Features;
        for (var f = 0; f < features.Length; f++)
        {
            if (workspace.HasSeen(f))
            {
                continue;
            }

            var value = features[f].Absent(-1, workspace.Problems);
            for (var row = 0; row < workspace.Rows; row++)
            {
                workspace.Row(row, features.Length)[f] = value;
            }
        }
    }

    // An id goes back as it came: it must be a text once its escapes are resolved, too.
    private static void RequireText(ref Utf8JsonReader reader, Workspace workspace) =>
        JsonBody.Text(ref reader, workspace);

    private static void Require(ref Utf8JsonReader reader, JsonTokenType end, string what)
    {
        if (reader.TokenType != end)
        {
            throw new RequestException(
                400,
                $"{what} is {JsonBody.Name(reader.TokenType)}, expected an object."
            );
        }
    }

    [Flags]
    private enum RequestMembers
    {
        None = 0,
        Id = 1,
        Inputs = 2,
        Outputs = 4,
        Parameters = 8,
        ModelName = 16,
        ModelVersion = 32,
    }
}
