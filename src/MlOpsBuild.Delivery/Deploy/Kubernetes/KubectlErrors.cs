using System.Text.RegularExpressions;
using MlOpsBuild.Reports;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>Makes one line of what kubectl says when it fails, with what to do.</summary>
internal static partial class KubectlErrors
{
    private const int Longest = 600;

    /// <param name="what">What was tried, e.g. <c>apply the manifests</c>.</param>
    /// <param name="error">What kubectl wrote to its error output.</param>
    /// <param name="exitCode">What it ended with.</param>
    /// <param name="space">The namespace.</param>
    public static KubectlException Of(string what, string error, int exitCode, string space)
    {
        var said = Line(error);
        if (said.Length == 0)
        {
            said = string.Create(
                CultureInfo.InvariantCulture,
                $"it ended with exit code {exitCode}"
            );
        }

        return new($"kubectl could not {what}: {said}.{Advice(said, space)}");
    }

    /// <summary>The lines that say something, in one, without kubectl's own prefixes.</summary>
    internal static string Line(string error)
    {
        var lines = error
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(x =>
                !x.StartsWith("Warning:", StringComparison.Ordinal) && !LogLine().IsMatch(x)
            )
            .Select(x => Prefix().Replace(x, ""))
            .Distinct(StringComparer.Ordinal);
        return ReportText.Clean(string.Join("; ", lines), Longest).TrimEnd('.', ' ');
    }

    private static string Advice(string said, string space)
    {
        return Has(
                "was refused",
                "no such host",
                "i/o timeout",
                "no route to host",
                "connection refused"
            )
                ? " Is the cluster up, and the context the right one (kubectl config get-contexts, kubernetes.context in mlops.yaml)?"
            : Has("does not exist") && Has("context")
                ? " kubectl config get-contexts lists those that there are; kubernetes.context in mlops.yaml names one."
            : Has("no configuration has been provided", "Missing or incomplete configuration")
                ? " Give the job a kubeconfig: set KUBECONFIG to its path."
            : Has("Unauthorized", "must be logged in")
                ? " The credentials of the kubeconfig are wrong or expired; log in again."
            : Has("namespaces") && Has("not found")
                ? $" Make the namespace: kubectl create namespace {space}"
            : Has("forbidden")
                ? " Give the account that kubectl uses a Role with get, list, watch, create, patch and delete of deployments, services, horizontalpodautoscalers, poddisruptionbudgets and inferenceservices, get and list of pods and pods/log, and create of pods/portforward."
            : Has("InferenceService") && Has("no matches for kind", "doesn't have a resource type")
                ? " The cluster has no KServe: install it (kserve.github.io), or set kubernetes.kind: deployment."
            : Has("field not declared in schema", "unknown field")
                ? " The cluster is too old: the manifests need Kubernetes 1.30 or later."
            : "";

        bool Has(params ReadOnlySpan<string> words)
        {
            foreach (var word in words)
            {
                if (said.Contains(word, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }

            return false;
        }
    }

    // klog's lines: E1121 20:02:30.123456  1234 memcache.go:265] ...; they repeat what comes last.
    [GeneratedRegex(@"^[IWEF][0-9]{4} [0-9:.]+ ")]
    private static partial Regex LogLine();

    [GeneratedRegex(@"^([Ee]rror|Error from server( \(\w+\))?): ")]
    private static partial Regex Prefix();
}
