using System.Text.Json;
using System.Text.Unicode;

namespace MlOpsBuild.Reports.Intake;

/// <summary>
/// Holds a document against the limits in one pass that keeps nothing: a reader that builds objects would have spent
/// the memory before it could say so.
/// </summary>
internal static class JsonBounds
{
    // The largest object of report.json has 15 keys.
    private const int MaxKeys = 200;

    /// <summary>Checks a file.</summary>
    /// <exception cref="ReportRefusedException">It is beyond a limit, or no JSON.</exception>
    public static void ThrowIfBeyond(IntakeFile file, ReportIntakeOptions options)
    {
        var name = file.Name;
        if (file.Json.AsSpan().StartsWith("\uFEFF"u8))
        {
            throw new ReportRefusedException($"{name} starts with a byte order mark.");
        }

        if (!Utf8.IsValid(file.Json))
        {
            throw new ReportRefusedException($"{name} is not valid UTF-8.");
        }

        try
        {
            Scan(file, options);
        }
        catch (JsonException error)
        {
            throw new ReportRefusedException($"{name} is no valid JSON: {error.Message}", error);
        }
    }

    private static void Scan(IntakeFile file, ReportIntakeOptions options)
    {
        var reader = new Utf8JsonReader(
            file.Json,
            new JsonReaderOptions { MaxDepth = options.MaxDepth }
        );
        var counts = new int[options.MaxDepth + 1];
        var isList = new bool[options.MaxDepth + 1];
        var (depth, values, text) = (0, 0, 0);
        while (reader.Read())
        {
            var token = reader.TokenType;
            if (token is JsonTokenType.EndArray or JsonTokenType.EndObject)
            {
                depth--;
                continue;
            }

            if (token == JsonTokenType.PropertyName || isList[depth])
            {
                counts[depth]++;
                ThrowIfMore(
                    file,
                    counts[depth],
                    isList[depth] ? options.MaxItems : MaxKeys,
                    isList[depth] ? "items in a list" : "keys in an object"
                );
            }

            ThrowIfMore(file, ++values, options.MaxValues, "values");
            switch (token)
            {
                case JsonTokenType.StartArray or JsonTokenType.StartObject:
                    depth++;
                    (counts[depth], isList[depth]) = (0, token == JsonTokenType.StartArray);
                    break;
                case JsonTokenType.String or JsonTokenType.PropertyName:
                    var length = reader.ValueSpan.Length;
                    ThrowIfMore(file, length, options.MaxTextBytes, "bytes in a text");
                    ThrowIfMore(
                        file,
                        text += length,
                        options.MaxAllTextBytes,
                        "bytes in all texts"
                    );
                    break;
                case JsonTokenType.Number
                    when !reader.TryGetDouble(out var number) || !double.IsFinite(number):
                    throw new ReportRefusedException(
                        $"{file.Name} has a number beyond double precision."
                    );
            }
        }
    }

    private static void ThrowIfMore(IntakeFile file, int count, int max, string what)
    {
        if (count > max)
        {
            throw new ReportRefusedException(
                $"{file.Name} has more than {ReportNumber.Count(max)} {what}."
            );
        }
    }
}
