using System.Text.Json.Nodes;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>What a cluster says of a pod.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Images">The images of its containers, as the manifest named them.</param>
/// <param name="IsReady">Whether it gets requests.</param>
/// <param name="Restarts">How often containers of it began again.</param>
/// <param name="Trouble">For people: why it is not ready; empty where the cluster does not say.</param>
internal sealed record PodState(
    string Name,
    IReadOnlyList<string> Images,
    bool IsReady,
    int Restarts,
    string Trouble
)
{
    /// <summary>The pods of <c>kubectl get pods -o json</c>, without those that are about to end.</summary>
    public static IReadOnlyList<PodState> Read(string json) =>
        [
            .. Items(json)
                .Where(x => x["metadata"]!["deletionTimestamp"] is null)
                .Select(Of)
                .OrderBy(x => x.Name, StringComparer.Ordinal),
        ];

    internal static IEnumerable<JsonObject> Items(string json) =>
        (JsonNode.Parse(json)?["items"] as JsonArray ?? []).OfType<JsonObject>();

    private static PodState Of(JsonObject pod)
    {
        var containers = (pod["status"]?["containerStatuses"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .ToList();
        var conditions = (pod["status"]?["conditions"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .ToList();
        return new(
            (string)pod["metadata"]!["name"]!,
            [
                .. (pod["spec"]?["containers"] as JsonArray ?? []).Select(x =>
                    (string?)x?["image"] ?? ""
                ),
            ],
            conditions.Exists(x => (string?)x["type"] == "Ready" && (string?)x["status"] == "True"),
            containers.Sum(x => (int?)x["restartCount"] ?? 0),
            string.Join(
                ", ",
                containers
                    .Select(TroubleOf)
                    .Append(Unscheduled(conditions))
                    .Where(x => x.Length > 0)
            )
        );
    }

    private static string TroubleOf(JsonObject container)
    {
        var waiting = container["state"]?["waiting"];
        var ended = container["state"]?["terminated"] ?? container["lastState"]?["terminated"];
        var reason = (string?)waiting?["reason"] ?? (string?)ended?["reason"] ?? "";
        var message = (string?)waiting?["message"] ?? "";
        var code = (int?)ended?["exitCode"];
        return reason.Length == 0 ? ""
            : code is not null
                ? string.Create(CultureInfo.InvariantCulture, $"{reason} (exit code {code})")
            : message.Length > 0 ? $"{reason} ({message})"
            : reason;
    }

    private static string Unscheduled(List<JsonObject> conditions) =>
        conditions.Find(x =>
            (string?)x["type"] == "PodScheduled" && (string?)x["status"] == "False"
        )
            is { } condition
            ? $"{(string?)condition["reason"]} ({(string?)condition["message"]})"
            : "";
}
