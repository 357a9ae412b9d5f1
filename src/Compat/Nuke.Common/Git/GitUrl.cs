namespace Nuke.Common.Git;

/// <summary>What a remote's URL tells: <c>https://host/owner/name.git</c>, <c>ssh://git@host/owner/name</c>, <c>git@host:owner/name.git</c>.</summary>
internal sealed record GitUrl(GitProtocol Protocol, string Endpoint, string Identifier)
{
    /// <summary>The parts of a URL, or null for a path of this machine and for what is no URL.</summary>
    public static GitUrl TryParse(string url)
    {
        var rest = url.AsSpan().Trim();
        var schemeEnd = rest.IndexOf("://", StringComparison.Ordinal);
        var scheme = schemeEnd < 0 ? default : rest[..schemeEnd];
        var hasScheme = schemeEnd >= 0;
        if (hasScheme)
            rest = rest[(schemeEnd + 3)..];

        if (hasScheme && scheme.Equals("file", StringComparison.OrdinalIgnoreCase))
            return null;

        rest = rest[GetUserLength(rest, hasScheme)..];
        var hostLength = GetHostLength(rest);
        if (hostLength < 0 || (!hasScheme && IsLocalPath(rest, hostLength)))
            return null;

        var endpoint = rest[..hostLength];
        rest = rest[hostLength..];

        // Only URLs with a scheme have a port: what follows "host:" otherwise is the path.
        if (hasScheme && rest[0] == ':')
            rest = rest[(1 + CountDigits(rest[1..]))..];
        if (rest.Length > 0 && rest[0] is '/' or ':')
            rest = rest[1..];

        var isHttps = hasScheme && scheme.Equals("https", StringComparison.OrdinalIgnoreCase);
        return new GitUrl(
            isHttps ? GitProtocol.Https : GitProtocol.Ssh,
            endpoint.ToString(),
            GetIdentifier(rest)
        );
    }

    /// <summary>Passwords may hold an @, so that of a URL is the last one; before a path there is one user only.</summary>
    private static int GetUserLength(ReadOnlySpan<char> text, bool hasScheme)
    {
        var slash = text.IndexOf('/');
        var authority = slash < 0 ? text : text[..slash];
        return (hasScheme ? authority.LastIndexOf('@') : authority.IndexOf('@')) + 1;
    }

    /// <summary>The length of the host, which something must follow; else -1.</summary>
    private static int GetHostLength(ReadOnlySpan<char> text)
    {
        var bracket = text.StartsWith("[", StringComparison.Ordinal) ? text.IndexOf(']') + 1 : 0;
        var end = text[bracket..].IndexOfAny('/', ':');
        return end < 0 || bracket + end == 0 ? -1 : bracket + end;
    }

    private static bool IsLocalPath(ReadOnlySpan<char> text, int hostLength) =>
        text[0] is '.' or '~' or '\\' || (hostLength == 1 && text[1] == ':');

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    private static string GetIdentifier(ReadOnlySpan<char> path)
    {
        path = path.TrimEnd('/');
        if (path.EndsWith(".git", StringComparison.Ordinal))
            path = path[..^4];

        return path.TrimEnd('/').ToString();
    }
}
