using System.Net;
using System.Text.RegularExpressions;
using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Remote;

/// <summary>
/// Where something is in a registry: <c>registry[:port]/repository[:tag][@digest]</c>, by the grammar of the OCI
/// distribution specification 1.1. The registry is always named: there is no default one.
/// </summary>
public sealed partial record RegistryReference
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
    public static bool IsTag(string text) => TagPattern().IsMatch(text);

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
        text.Length <= LongestRepository && RepositoryPattern().IsMatch(text);

    private static bool IsRegistry(string text)
    {
        if (!RegistryPattern().IsMatch(text))
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

    [GeneratedRegex(@"\A[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TagPattern();

    [GeneratedRegex(
        @"\A[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex RepositoryPattern();

    [GeneratedRegex(
        @"\A(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[0-9a-fA-F:]+\])(?::[0-9]{1,5})?\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex RegistryPattern();
}
