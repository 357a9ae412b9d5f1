using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using MlOpsBuild.Serving.Validation;

namespace MlOpsBuild.Serving.Protocols;

/// <summary>Reading a body that is JSON (RFC 8259), strictly: no comments, no trailing commas, nothing behind it.</summary>
internal static class JsonBody
{
    private const int MaxDepth = 16;

    /// <summary>A reader over the body.</summary>
    public static Utf8JsonReader Open(ReadOnlySpan<byte> json) =>
        new(
            json,
            isFinalBlock: true,
            new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxDepth })
        );

    /// <summary>The body without a byte order mark.</summary>
    /// <exception cref="RequestException">It is empty, or not UTF-8.</exception>
    public static ReadOnlySpan<byte> Check(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith(Encoding.UTF8.Preamble))
        {
            body = body[3..];
        }

        if (body.IsEmpty)
        {
            throw new RequestException(400, "The request has no body, expected rows.");
        }

        return Utf8.IsValid(body)
            ? body
            : throw new RequestException(400, "The body is not valid UTF-8.");
    }

    /// <summary>The text that the reader stands at, unescaped; valid until the scratch room is used again.</summary>
    public static ReadOnlySpan<byte> Text(ref Utf8JsonReader reader, Workspace workspace)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan;
        }

        var scratch = workspace.Scratch(reader.ValueSpan.Length);
        return scratch[..reader.CopyString(scratch)];
    }

    /// <summary>Reads the value that the reader stands at for a feature.</summary>
    public static double Value(
        ref Utf8JsonReader reader,
        FeatureInput feature,
        int row,
        Workspace workspace
    )
    {
        var problems = workspace.Problems;
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return feature.Number(JsonNumber.Parse(reader.ValueSpan), row, problems);
            case JsonTokenType.String:
                return feature.Text(Text(ref reader, workspace), row, problems);
            case JsonTokenType.Null:
                return feature.Null(row, problems);
            case JsonTokenType.True:
                return feature.Flag(true, row, problems);
            case JsonTokenType.False:
                return feature.Flag(false, row, problems);
            default:
                var found = reader.TokenType == JsonTokenType.StartArray ? "an array" : "an object";
                problems.Add(row, feature.Name, $"is {found}, expected {feature.Expected}");
                reader.Skip();
                return double.NaN;
        }
    }

    /// <summary>Reads on to a value.</summary>
    /// <exception cref="RequestException">It is of another type.</exception>
    public static void Expect(ref Utf8JsonReader reader, JsonTokenType type, string what)
    {
        reader.Read();
        if (reader.TokenType != type)
        {
            throw new RequestException(
                400,
                $"{what} is {Name(reader.TokenType)}, expected {Name(type)}."
            );
        }
    }

    /// <summary>What a value is called in messages.</summary>
    public static string Name(JsonTokenType type) =>
        type switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.String => "a text",
            JsonTokenType.Number => "a number",
            JsonTokenType.Null => "null",
            _ => "a truth value",
        };
}
