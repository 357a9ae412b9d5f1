using System.Text.Json.Nodes;
using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>A length of time such as <c>30s</c>, <c>5m</c> or <c>1h</c>: a <see cref="TimeSpan"/> of a second to a day.</summary>
internal sealed class DurationType : KeyType
{
    private const string Pattern = "^[1-9][0-9]{0,4}(s|m|h)$";

    /// <summary>The one there is.</summary>
    public static readonly DurationType Any = new();

    /// <inheritdoc/>
    public override string Expected(ReadContext context) =>
        "a time from 1s to 24h: a whole number and s, m or h, e.g. 30s";

    /// <inheritdoc/>
    public override object? Read(YamlNode node, string path, ReadContext context)
    {
        if (node is not YamlScalar { IsNull: false } scalar)
        {
            return Reject(node, path, context);
        }

        return Parse(scalar.Text)
            ?? Reject(
                node,
                path,
                context,
                scalar.Number is { } and > 0 ? $" Write {scalar.Text}s for seconds." : ""
            );
    }

    /// <inheritdoc/>
    public override JsonObject ToSchema(ConfigVocabulary vocabulary) =>
        new() { ["type"] = "string", ["pattern"] = Pattern };

    /// <summary>How a time is written.</summary>
    public static string Write(TimeSpan time)
    {
        var seconds = (long)time.TotalSeconds;
        var (number, unit) =
            seconds % 3600 == 0 ? (seconds / 3600, "h")
            : seconds % 60 == 0 ? (seconds / 60, "m")
            : (seconds, "s");
        return string.Create(CultureInfo.InvariantCulture, $"{number}{unit}");
    }

    private static object? Parse(string text)
    {
        var seconds =
            text.Length == 0
                ? 0
                : text[^1] switch
                {
                    's' => 1,
                    'm' => 60,
                    'h' => 3600,
                    _ => 0,
                };
        return
            seconds > 0
            && int.TryParse(
                text.AsSpan(..^1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number is >= 1 and <= 86_400
            && (long)number * seconds <= 86_400
            ? TimeSpan.FromSeconds((long)number * seconds)
            : null;
    }
}
