using MlOpsBuild.Common;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Deploy;

/// <summary>What servers are given besides their image.</summary>
/// <param name="ApiKeys">The keys of which requests must carry one, comma-separated; <see langword="null"/>: none.</param>
/// <param name="LogFolder">The folder of the prediction log, an absolute path; <see langword="null"/>: none.</param>
/// <param name="Limits">How much a request may ask for.</param>
internal sealed record ServerSettings(string? ApiKeys, string? LogFolder, ServeLimits Limits)
{
    private const string Variable = "MLOPS_API_KEYS";

    /// <summary>The environment variables of a server.</summary>
    public IReadOnlyDictionary<string, string> Variables =>
        string.IsNullOrEmpty(ApiKeys)
            ? new Dictionary<string, string>(StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal) { [Variable] = ApiKeys };

    /// <summary>One of the keys, or <see langword="null"/>.</summary>
    public string? Key =>
        ApiKeys?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            is [var first, ..]
            ? first
            : null;

    /// <summary>Equal for equal settings; whoever sees it can see the settings themselves in the engine.</summary>
    public string Fingerprint => Digest.Of($"{ApiKeys}\n{LogFolder}").Short;
}
