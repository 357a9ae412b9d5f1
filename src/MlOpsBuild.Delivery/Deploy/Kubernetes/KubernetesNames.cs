using MlOpsBuild.Common;
using MlOpsBuild.Configuration;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>
/// Names of objects: DNS labels (RFC 1123) that begin with a letter, as Services want them (kubernetes.io, "Object Names and
/// IDs").
/// </summary>
internal static class KubernetesNames
{
    /// <summary>The longest DNS label.</summary>
    public const int LongestLabel = 63;

    private const int HashLength = 8;

    // The longest ending that a name gets: that of the Secret.
    private const int LongestEnding = 9;

    /// <summary>The name of what serves a model in an environment; another for each two, also where it had to be cut.</summary>
    public static string Of(string model, string environment, KubernetesKind kind, string space)
    {
        var name = Clean($"mlops-{model}-{environment}");
        var most =
            kind == KubernetesKind.InferenceService
                // KServe makes host names of it: name, "-predictor", a dash and the namespace in one label.
                ? Math.Clamp(LongestLabel - "-predictor-".Length - space.Length, 24, 40)
                : LongestLabel - LongestEnding;
        return name == $"mlops-{model}-{environment}" && name.Length <= most
            ? name
            : Cut(name, most, Digest.Of($"{model}\n{environment}").Hex[..HashLength]);
    }

    /// <summary>Whether it is a DNS label.</summary>
    public static bool IsLabel(string text) =>
        text.Length is > 0 and <= LongestLabel
        && text.All(c => c is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9'))
        && text[0] != '-'
        && text[^1] != '-';

    /// <summary>
    /// A value of a label: at most 63 letters, digits, dashes, dots and underscores, of which the ends are letters or
    /// digits. What does not fit is left out.
    /// </summary>
    public static string LabelValue(string text)
    {
        var kept = string.Concat(
            text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
        );
        return (kept.Length > LongestLabel ? kept[..LongestLabel] : kept).Trim('-', '_', '.');
    }

    private static string Cut(string name, int most, string hash)
    {
        var length = Math.Min(name.Length, most - hash.Length - 1);
        return $"{name[..length].TrimEnd('-')}-{hash}";
    }

    private static string Clean(string text) =>
        string.Concat(text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))
            .TrimEnd('-');
}
