using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Routing;

/// <summary>What a front demands of a table before it takes it.</summary>
internal static class RouteTableCheck
{
    /// <summary>The most backends that a table may have.</summary>
    public const int MaxBackends = 64;

    private const int MaxWeight = 1_000_000;

    /// <summary>What is wrong with a table; empty when nothing is.</summary>
    public static IReadOnlyList<string> Problems(RouteTable table)
    {
        var problems = new List<string>();
        if (table.Generation < 0)
        {
            problems.Add("generation is below 0.");
        }

        if (table.Backends.Count > MaxBackends)
        {
            problems.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"there are {table.Backends.Count} backends, expected at most {MaxBackends}."
                )
            );
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < table.Backends.Count; i++)
        {
            var backend = table.Backends[i];
            var where = string.Create(CultureInfo.InvariantCulture, $"backends[{i}]");
            if (backend is null)
            {
                problems.Add($"{where} is null, expected an object.");
                continue;
            }

            problems.AddRange(Problems(backend).Select(p => $"{where}.{p}"));
            if (!names.Add(backend.Name))
            {
                problems.Add($"{where}.name is that of another backend, expected one of its own.");
            }
        }

        return problems;
    }

    private static IEnumerable<string> Problems(RouteBackend backend)
    {
        if (
            backend.Name.Length is 0 or > 128
            || backend.Name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
        )
        {
            yield return "name is empty, longer than 128 characters or has others than letters, digits, '-', '_' and '.'.";
        }

        if (!IsBase(backend.Url))
        {
            yield return "url is not of the form http://host:port.";
        }

        if (!IsDigest(backend.ModelDigest))
        {
            yield return "modelDigest is not 'sha256:' and 64 lower-case hexadecimal digits.";
        }

        if (backend.Weight is < 0 or > MaxWeight)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"weight is {backend.Weight}, expected 0 to {MaxWeight}."
            );
        }

        if (backend is { Shadow: true, Weight: > 0 })
        {
            yield return "weight is above 0, but a shadow answers nobody: expected 0.";
        }
    }

    private static bool IsBase(string url) =>
        url.Length <= 512
        && Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttp
        && uri.Port is > 0 and <= ushort.MaxValue
        && uri.UserInfo.Length == 0
        && uri.PathAndQuery == "/"
        && uri.Fragment.Length == 0
        && uri.HostNameType is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6;

    private static bool IsDigest(string digest) =>
        digest.Length == 71
        && digest.StartsWith("sha256:", StringComparison.Ordinal)
        && digest.Skip(7).All(char.IsAsciiHexDigitLower);
}
