using System.Net;
using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Remote;

/// <summary>
/// Where something is in a registry: <c>registry[:port]/repository[:tag][@digest]</c>, by the grammar of the OCI
/// distribution specification 1.1. The registry is always named: there is no default one.
/// </summary>
public sealed record RegistryReference
{
    private const int LongestTag = 128;
    private const int LongestRepository = 255;

    private RegistryReference(string registry, string repository, string? tag, Digest? digest)
    {
        Registry = registry;
        Repository = repository;
        Tag = tag;
        Digest = digest;
    }

    /// <summary>Host name or address, and <c>:port</c> where one is written.</summary>
    public string Registry { get; }

    /// <summary>The repository in it, e.g. <c>team/model</c>.</summary>
    public string Repository { get; }

    /// <summary>The tag; <see langword="null"/> when none is written.</summary>
    public string? Tag { get; }

    /// <summary>The manifest's digest; <see langword="null"/> when none is written.</summary>
    public Digest? Digest { get; }

    /// <summary>Whether the registry is on this machine: <c>localhost</c>, <c>127.0.0.0/8</c> or <c>[::1]</c>.</summary>
    public bool IsLoopback
    {
        get
        {
            var host = new Uri("https://" + Registry).DnsSafeHost;
            return host == "localhost"
                || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
        }
    }

    /// <summary>Parses a reference.</summary>
    /// <exception cref="UsageException">The text is none; says which part is wrong and what is allowed.</exception>
    public static RegistryReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Contains("://", StringComparison.Ordinal))
        {
            throw Wrong(text, "it starts with a scheme, leave that out");
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0)
        {
            throw Wrong(text, "it names no registry");
        }

        var registry = text[..slash];
        if (!IsRegistry(registry))
        {
            throw Wrong(
                text,
                $"'{registry}' is no registry: a host name with a dot or a port, or localhost"
            );
        }

        var rest = text[(slash + 1)..];
        Digest? digest = null;
        var at = rest.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0)
        {
            digest = Common.Digest.TryParse(rest[(at + 1)..], out var parsed)
                ? parsed
                : throw Wrong(
                    text,
                    $"'{rest[(at + 1)..]}' is no digest: sha256: and 64 lower-case hex digits"
                );
            rest = rest[..at];
        }

        string? tag = null;
        var colon = rest.LastIndexOf(':');
        if (colon >= 0)
        {
            tag = rest[(colon + 1)..];
            rest = rest[..colon];
            if (!IsTag(tag))
            {
                throw Wrong(
                    text,
                    $"'{tag}' is no tag: up to {LongestTag} letters, digits, '_', '.' and '-', not first '.' or '-'"
                );
            }
        }

        return IsRepository(rest)
            ? new RegistryReference(registry, rest, tag, digest)
            : throw Wrong(
                text,
                $"'{rest}' is no repository: lower-case letters and digits, separated by '.', '_', '__', '-' or '/'"
            );
    }

    /// <summary>Whether a text may be a tag of a registry.</summary>
    public static bool IsTag(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length is 0 or > LongestTag || text[0] is '.' or '-')
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same repository with another tag, without a digest.</summary>
    /// <exception cref="UsageException">The text is no tag.</exception>
    public RegistryReference WithTag(string tag) => Parse($"{Registry}/{Repository}:{tag}");

    /// <summary>The same repository with a digest, without a tag.</summary>
    public RegistryReference WithDigest(Digest digest) => new(Registry, Repository, null, digest);

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString() =>
        $"{Registry}/{Repository}"
        + (Tag is null ? "" : ":" + Tag)
        + (Digest is null ? "" : "@" + Digest);

    internal static bool IsRepository(string text) =>
        text.Length <= LongestRepository && HasRepositoryForm(text);

    private static bool IsRegistry(string text)
    {
        if (!HasRegistryForm(text))
        {
            return false;
        }

        // Without one of these the first part is a folder of the repository.
        var named =
            text.Contains('.', StringComparison.Ordinal)
            || text.Contains(':', StringComparison.Ordinal)
            || text == "localhost";
        return named && Uri.TryCreate("https://" + text, UriKind.Absolute, out _);
    }

    private static UsageException Wrong(string text, string why) =>
        new(
            $"'{text}' is no registry reference: {why}. Expected registry[:port]/repository[:tag][@digest]."
        );

    // By hand: a regular expression that cannot run away takes longer to build than a push of nothing.
    private static bool HasRepositoryForm(ReadOnlySpan<char> text)
    {
        for (var i = 0; ; )
        {
            var start = i;
            while (
                i < text.Length && (char.IsAsciiLetterLower(text[i]) || char.IsAsciiDigit(text[i]))
            )
            {
                i++;
            }

            if (i == start || i == text.Length)
            {
                return i > start;
            }

            var separator = text[i..];
            var length = separator switch
            {
                ['.' or '/', ..] => 1,
                ['_', '_', ..] => 2,
                ['_', ..] => 1,
                ['-', ..] => separator.IndexOfAnyExcept('-'),
                _ => 0,
            };
            if (length <= 0)
            {
                return false;
            }

            i += length;
        }
    }

    internal static bool HasRegistryForm(ReadOnlySpan<char> text)
    {
        var end = text is ['[', ..] ? text.IndexOf(']') + 1 : text.IndexOf(':');
        var host = end < 0 ? text : text[..end];
        var port = text[host.Length..];
        if (
            port.Length > 0
            && !(port is [':', ..] && port.Length is > 1 and < 7 && AreDigits(port[1..]))
        )
        {
            return false;
        }

        return host is ['[', .. var address, ']'] ? IsAddress(address) : IsHostName(host);
    }

    private static bool IsAddress(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c) && c != ':')
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    // Labels begin and end with a letter or digit, and have '-' inside.
    private static bool IsHostName(ReadOnlySpan<char> text)
    {
        var previous = '.';
        foreach (var c in text)
        {
            var allowed = c switch
            {
                '.' => char.IsAsciiLetterOrDigit(previous),
                '-' => previous != '.',
                _ => char.IsAsciiLetterOrDigit(c),
            };
            if (!allowed)
            {
                return false;
            }

            previous = c;
        }

        return char.IsAsciiLetterOrDigit(previous);
    }

    private static bool AreDigits(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExceptInRange('0', '9') < 0;
}
