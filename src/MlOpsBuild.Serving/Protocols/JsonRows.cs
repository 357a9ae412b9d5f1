using System.Text.Json;
using MlOpsBuild.Serving.Validation;

namespace MlOpsBuild.Serving.Protocols;

/// <summary>
/// Rows as JSON: an object with a member per feature, an array of such objects, or <c>{"rows": [...]}</c> with that array.
/// </summary>
internal static class JsonRows
{
    private const int TimeCheckRows = 1024;

    /// <summary>Reads the rows into the workspace.</summary>
    /// <exception cref="RequestException">The body is something else, or has too many rows.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static void Read(ReadOnlySpan<byte> body, InputPlan plan, Workspace workspace)
    {
        var reader = JsonBody.Open(JsonBody.Check(body));
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            ReadArray(ref reader, plan, workspace);
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            ReadObject(ref reader, plan, workspace);
        }
        else
        {
            throw new RequestException(
                400,
                $"The body is {JsonBody.Name(reader.TokenType)}, expected an object with a member per feature, or an array of such."
            );
        }

        reader.Read(); // fails where something stands behind
    }

    private static void ReadObject(ref Utf8JsonReader reader, InputPlan plan, Workspace workspace)
    {
        var atFirst = reader;
        reader.Read();
        if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("rows"u8))
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray)
            {
                ReadArray(ref reader, plan, workspace);
                reader.Read();
                if (reader.TokenType != JsonTokenType.EndObject)
                {
                    throw new RequestException(
                        400,
                        "The body has a member beside 'rows', expected none."
                    );
                }

                return;
            }
        }

        reader = atFirst;
        workspace.Reserve(1, plan.Features.Length);
        workspace.Rows = 1;
        ReadRow(ref reader, plan, 0, workspace);
    }

    private static void ReadArray(ref Utf8JsonReader reader, InputPlan plan, Workspace workspace)
    {
        var rows = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            workspace.Reserve(rows + 1, plan.Features.Length);
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadRow(ref reader, plan, rows, workspace);
            }
            else
            {
                workspace.Problems.Add(
                    rows,
                    null,
                    $"is {JsonBody.Name(reader.TokenType)}, expected an object with a member per feature"
                );
                reader.Skip();
            }

            if (++rows % TimeCheckRows == 0)
            {
                workspace.CheckTime();
            }
        }

        workspace.Rows = rows;
        if (rows == 0)
        {
            throw new RequestException(400, "The request has no rows, expected at least one.");
        }
    }

    private static void ReadRow(
        ref Utf8JsonReader reader,
        InputPlan plan,
        int row,
        Workspace workspace
    )
    {
        var features = plan.Features;
        var values = workspace.Row(row, features.Length);
        workspace.StartSeeing(features.Length);
        var next = 0;
        var found = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonBody.Text(ref reader, workspace);
            var at = plan.Find(name, next);
            if (at < 0)
            {
                plan.NoteUnknown(name, row, workspace.Problems);
                reader.Read();
                reader.Skip();
                continue;
            }

            reader.Read();
            if (workspace.See(at))
            {
                found++;
            }
            else
            {
                plan.NoteTwice(at, row, workspace.Problems);
            }

            values[at] = JsonBody.Value(ref reader, features[at], row, workspace);
            next = at + 1;
        }

        for (var f = 0; found < features.Length && f < features.Length; f++)
        {
            if (!workspace.HasSeen(f))
            {
                values[f] = features[f].Absent(row, workspace.Problems);
                found++;
            }
        }
    }
}
