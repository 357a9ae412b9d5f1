using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlOpsBuild.Pipelines;

/// <summary>The build that others wait for.</summary>
/// <param name="ProcessId">Its process, or 0 when it is not known.</param>
/// <param name="Command">What it was started with, or empty.</param>
/// <param name="Since">When it took the lock.</param>
public sealed record LockHolder(int ProcessId, string Command, DateTimeOffset Since)
{
    /// <summary>For people: <c>process 123 (./build.sh Report)</c>.</summary>
    public override string ToString()
    {
        var process =
            ProcessId == 0
                ? "another build"
                : string.Create(CultureInfo.InvariantCulture, $"process {ProcessId}");
        return Command.Length == 0 ? process : $"{process} ({Command})";
    }

    internal string ToJson() =>
        new JsonObject
        {
            ["pid"] = ProcessId,
            ["command"] = Command,
            ["since"] = Since.ToString("O", CultureInfo.InvariantCulture),
        }.ToJsonString();

    // It is read while another process writes it, so anything may be in it.
    internal static LockHolder Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return new LockHolder(
                json.RootElement.GetProperty("pid").GetInt32(),
                json.RootElement.GetProperty("command").GetString() ?? "",
                json.RootElement.GetProperty("since").GetDateTimeOffset()
            );
        }
        catch (Exception e)
            when (e
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
            )
        {
            return new LockHolder(0, "", default);
        }
    }
}
