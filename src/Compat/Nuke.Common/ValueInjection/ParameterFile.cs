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

    public string[] GetValues(string name) => _values.GetValueOrDefault(name);

    /// <summary>The file's values, or null where there is no such file.</summary>
    public static ParameterFile TryLoad(AbsolutePath root, string profile)
    {
        var path = $"{root}/.nuke/parameters{(profile is null ? "" : "." + profile)}.json";
        if (!File.Exists(path))
            return null;

        var file = new ParameterFile(profile);
        try
        {
            using var document = JsonDocument.Parse(
                File.ReadAllBytes(path),
                new JsonDocumentOptions
                {
                    CommentHandling = JsonCommentHandling.Skip,
                    AllowTrailingCommas = true,
                }
            );
            foreach (var property in document.RootElement.EnumerateObject())
            {
                var values = property.Value.ValueKind switch
                {
                    JsonValueKind.Null => null,
                    JsonValueKind.Array => property
                        .Value.EnumerateArray()
                        .Select(GetText)
                        .ToArray(),
                    _ => [GetText(property.Value)],
                };
                if (values is not null)
                    file._values[property.Name] = values;
            }
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

    private static string GetText(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString() : element.GetRawText();
}
