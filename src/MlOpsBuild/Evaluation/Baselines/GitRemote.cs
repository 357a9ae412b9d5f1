namespace MlOpsBuild.Evaluation.Baselines;

/// <summary>Reads the address of a remote from a repository's own configuration file (git-config(1)).</summary>
internal static class GitRemote
{
    private static readonly string[] Schemes = ["https://", "http://", "ssh://", "git://"];

    public static string? AddressOf(GitLayout layout, string remote)
    {
        var file = Path.Combine(layout.CommonDirectory, "config");
        if (!File.Exists(file))
        {
            return null;
        }

        var isRemote = false;
        foreach (var raw in File.ReadLines(file))
        {
            var line = raw.Trim();
            if (line.StartsWith('['))
            {
                isRemote = line.StartsWith($"[remote \"{remote}\"]", StringComparison.Ordinal);
            }
            else if (isRemote && line.Split('=', 2) is [var key, var value])
            {
                if (key.Trim().Equals("url", StringComparison.OrdinalIgnoreCase))
                {
                    return Usable(value.Trim().Trim('"'));
                }
            }
        }

        return null;
    }

    private static string? Usable(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        var hasScheme = Array.Exists(
            Schemes,
            s => address.StartsWith(s, StringComparison.OrdinalIgnoreCase)
        );
        return hasScheme
            ? Uri.IsWellFormedUriString(address, UriKind.Absolute)
                ? address
                : null
            : at > 0 && colon > at + 1 && !address.Contains("://", StringComparison.Ordinal)
                ? address
                : null;
    }
}
