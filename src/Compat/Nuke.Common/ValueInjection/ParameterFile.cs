using System.Text.Json;
using Nuke.Common.IO;

namespace Nuke.Common.ValueInjection;

/// <summary>The values in <c>.nuke/parameters.json</c> or in <c>.nuke/parameters.PROFILE.json</c>.</summary>
internal sealed class ParameterFile
{
    private readonly Dictionary<string, string[]> _values = new(StringComparer.Ordinal);

    private ParameterFile(string profile) => Profile = profile;

    /// <summary>The name of the profile, null for the file that is always read.</summary>
    public string Profile { get; }

    public string Name => GetName(Profile);

    public string[] GetValues(string name) => _values.GetValueOrDefault(name);

    /// <summary>The file's values, or null where there is no such file.</summary>
    public static ParameterFile TryLoad(AbsolutePath root, string profile)
    {
        var path = $"{root}/.nuke/{GetName(profile)}";
        if (!File.Exists(path))
            return null;

        var file = new ParameterFile(profile);
        try
        {
            file.Read(File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new InvalidOperationException(
                $"Could not read '{path}': {exception.Message}",
                exception
            );
        }

        return file;
    }

    public static string GetName(string profile) =>
        profile is null ? "parameters.json" : $"parameters.{profile}.json";

    /// <summary>Reads token by token: a document would cost a third of the start of a build.</summary>
    private void Read(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("\uFEFF"u8))
            content = content[3..];

        var options = new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
        };
        var reader = new Utf8JsonReader(content, options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("An object is expected");

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
                continue;

            if (reader.TokenType != JsonTokenType.StartArray)
            {
                _values[name] = [ReadText(ref reader)];
                continue;
            }

            var values = new List<string>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                values.Add(ReadText(ref reader));

            _values[name] = values.ToArray();
        }
    }

    private static string ReadText(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString();

        if (reader.TokenType is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False)
            return System.Text.Encoding.UTF8.GetString(reader.ValueSpan);

        throw new JsonException("A text, a number, true, false or a list of them is expected");
    }
}
