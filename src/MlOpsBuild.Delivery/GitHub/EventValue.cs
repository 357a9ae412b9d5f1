using System.Text.Json;
using MlOpsBuild.Common;
using MlOpsBuild.Reports;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>A value in an event's JSON, with the path to it for messages.</summary>
internal readonly record struct EventValue(string File, string Path, JsonElement Json)
{
    public bool IsPresent => Json.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>A member; where this is no object, one that is not present.</summary>
    public EventValue this[string name] =>
        new(
            File,
            Path.Length == 0 ? name : Path + "." + name,
            Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(name, out var value)
                ? value
                : default
        );

    public string Text() =>
        Json.ValueKind == JsonValueKind.String ? Json.GetString()! : throw Wrong("text");

    public string OptionalText() => IsPresent ? Text() : "";

    public string Commit() =>
        Json.ValueKind == JsonValueKind.String && GitHubVariables.IsCommit(Json.GetString()!)
            ? Json.GetString()!
            : throw Wrong("a commit of 40 hexadecimal digits");

    public long Number(long most = long.MaxValue) =>
        Json.ValueKind == JsonValueKind.Number
        && Json.TryGetInt64(out var number)
        && number > 0
        && number <= most
            ? number
            : throw Wrong("a number from 1");

    /// <summary>The items of a list; none where there is no list.</summary>
    public IEnumerable<EventValue> Items()
    {
        if (!IsPresent)
        {
            yield break;
        }

        if (Json.ValueKind != JsonValueKind.Array)
        {
            throw Wrong("a list");
        }

        var index = 0;
        foreach (var item in Json.EnumerateArray())
        {
            yield return new EventValue(
                File,
                string.Create(CultureInfo.InvariantCulture, $"{Path}[{index++}]"),
                item
            );
        }
    }

    private UsageException Wrong(string expected) =>
        new(
            $"The event in {File} (GITHUB_EVENT_PATH) has {Found()} at {Path}, expected {expected}. Is GITHUB_EVENT_NAME that of this event?"
        );

    private string Found() =>
        Json.ValueKind switch
        {
            JsonValueKind.Undefined => "nothing",
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            _ => $"'{ReportText.Clean(Json.ToString(), 60)}'",
        };
}
