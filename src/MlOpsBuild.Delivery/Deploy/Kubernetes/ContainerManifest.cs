using System.Text.Json.Nodes;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>The container that serves, as both kinds have it.</summary>
internal static class ContainerManifest
{
    /// <summary>The numeric user and group of the image.</summary>
    public const int User = 10001;

    /// <summary>The port that it listens on.</summary>
    public const int Port = 8080;

    /// <summary>The variable with the keys.</summary>
    public const string KeysVariable = "MLOPS_API_KEYS";

    private const string Temporary = "tmp";
    private const string Logs = "log";
    private const long Slack = 16L << 20;

    /// <param name="release">What goes where.</param>
    /// <param name="name">The container's name.</param>
    /// <param name="portName">The port's name; Knative allows none but its own.</param>
    public static JsonObject Of(KubernetesRelease release, string name, string? portName)
    {
        var port = new JsonObject { ["containerPort"] = Port, ["protocol"] = "TCP" };
        if (portName is not null)
        {
            port.Insert(0, "name", portName);
        }

        var container = new JsonObject
        {
            ["name"] = name,
            ["image"] = release.Image,
            // By digest it can be no other.
            ["imagePullPolicy"] = "IfNotPresent",
            ["ports"] = new JsonArray(port),
        };
        if (release.ApiKeys)
        {
            container["env"] = new JsonArray(Keys(release));
        }

        container["resources"] = new JsonObject
        {
            ["requests"] = new JsonObject
            {
                ["cpu"] = release.Settings.Cpu,
                ["memory"] = release.Settings.Memory,
            },
            // No limit of the processor: being throttled is what long answers are made of.
            ["limits"] = new JsonObject { ["memory"] = release.Settings.Memory },
        };
        container["startupProbe"] = Probe(
            "ready",
            period: 1,
            timeout: 2,
            failures: Math.Max(1, DeploymentManifest.Seconds(release.Environment.ReadyWithin))
        );
        container["readinessProbe"] = Probe("ready", period: 5, timeout: 2, failures: 2);
        container["livenessProbe"] = Probe("live", period: 10, timeout: 5, failures: 3);
        container["securityContext"] = new JsonObject
        {
            ["runAsNonRoot"] = true,
            ["runAsUser"] = User,
            ["readOnlyRootFilesystem"] = true,
            ["allowPrivilegeEscalation"] = false,
            ["capabilities"] = new JsonObject { ["drop"] = new JsonArray("ALL") },
            ["seccompProfile"] = new JsonObject { ["type"] = "RuntimeDefault" },
        };
        container["volumeMounts"] = new JsonArray([.. Mounts(release)]);
        return container;
    }

    /// <summary>What can be written: /tmp and the folder of the prediction log; gone with the pod.</summary>
    public static JsonArray Volumes(KubernetesRelease release)
    {
        var volumes = new JsonArray(Volume(Temporary, "64Mi"));
        if (release.Log is { } log)
        {
            volumes.Add(Volume(Logs, Size(log)));
        }

        return volumes;
    }

    private static IEnumerable<JsonNode> Mounts(KubernetesRelease release)
    {
        yield return new JsonObject { ["name"] = Temporary, ["mountPath"] = "/tmp" };
        if (release.Log is { } log)
        {
            yield return new JsonObject { ["name"] = Logs, ["mountPath"] = log.Folder };
        }
    }

    private static JsonObject Volume(string name, string size) =>
        new()
        {
            ["name"] = name,
            ["emptyDir"] = new JsonObject { ["sizeLimit"] = size },
        };

    private static string Size(PredictionLogSettings log) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(log.MaxBytes * (log.MaxFiles + 1) + Slack) >> 20}Mi"
        );

    private static JsonObject Keys(KubernetesRelease release) =>
        new()
        {
            ["name"] = KeysVariable,
            ["valueFrom"] = new JsonObject
            {
                ["secretKeyRef"] = new JsonObject
                {
                    ["name"] = release.ApiKeySecret,
                    ["key"] = "keys",
                },
            },
        };

    private static JsonObject Probe(string what, int period, int timeout, int failures) =>
        new()
        {
            ["httpGet"] = new JsonObject { ["path"] = $"/v2/health/{what}", ["port"] = Port },
            ["periodSeconds"] = period,
            ["timeoutSeconds"] = timeout,
            ["failureThreshold"] = failures,
        };
}
