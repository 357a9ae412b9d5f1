using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;

namespace MlOpsBuild.Registry.Provenance;

/// <summary>Names a thing in an attestation (in-toto Attestation Framework v1, ResourceDescriptor).</summary>
public sealed record ResourceDescriptor
{
    /// <summary>What it is called, e.g. a path.</summary>
    public string? Name { get; init; }

    /// <summary>What identifies it everywhere.</summary>
    public string? Uri { get; init; }

    /// <summary>What its bytes are.</summary>
    public string? MediaType { get; init; }

    /// <summary>Digests in lower-case hexadecimal by algorithm, e.g. <c>sha256</c>. <value>The default value is empty.</value></summary>
    public IReadOnlyDictionary<string, string> Digests { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>A file, data set or manifest with its SHA-256 digest.</summary>
    public static ResourceDescriptor Of(string name, Digest digest, string? mediaType = null) =>
        new()
        {
            Name = name,
            MediaType = mediaType,
            Digests = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["sha256"] = digest.Hex,
            },
        };

    /// <summary>
    /// A git commit: <c>git+https://host/path</c> and the digest <c>gitCommit</c>. A user name or password in the address
    /// is left out.
    /// </summary>
    /// <param name="repository">The remote's address: a URL or <c>user@host:path</c>.</param>
    /// <param name="commit">The full commit id, 40 or 64 hexadecimal digits.</param>
    /// <exception cref="ArgumentException">The commit is no full id or the address no address.</exception>
    public static ResourceDescriptor OfGitCommit(string repository, string commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        if (commit.Length is not (40 or 64) || !commit.All(char.IsAsciiHexDigitLower))
        {
            throw new ArgumentException(
                $"'{commit}' is no full commit id: expected 40 or 64 lower-case hexadecimal digits.",
                nameof(commit)
            );
        }

        return new ResourceDescriptor
        {
            Uri = GitUri(repository),
            Digests = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["gitCommit"] = commit,
            },
        };
    }

    /// <summary>The descriptor as JSON.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject();
        ModelJson.Put(json, "name", Name);
        ModelJson.Put(json, "uri", Uri);
        ModelJson.Put(json, "mediaType", MediaType);
        if (Digests.Count > 0)
        {
            json["digest"] = OciJson.Map(Digests);
        }

        return json;
    }

    /// <summary>Reads a descriptor; unknown members are skipped.</summary>
    /// <exception cref="FormatException">It is no descriptor.</exception>
    public static ResourceDescriptor FromJson(JsonNode? node)
    {
        var json =
            node as JsonObject ?? throw new FormatException("A resource descriptor is an object.");
        return new ResourceDescriptor
        {
            Name = OciJson.Text(json, "name"),
            Uri = OciJson.Text(json, "uri"),
            MediaType = OciJson.Text(json, "mediaType"),
            Digests = OciJson.Map(json, "digest"),
        };
    }

    /// <summary>Whether it has that SHA-256 digest.</summary>
    public bool Has(Digest digest) =>
        !digest.IsEmpty
        && Digests.TryGetValue("sha256", out var hex)
        && string.Equals(hex, digest.Hex, StringComparison.Ordinal);

    private static string GitUri(string repository)
    {
        ArgumentException.ThrowIfNullOrEmpty(repository);
        var scheme = repository.IndexOf("://", StringComparison.Ordinal);
        var colon = repository.IndexOf(':', StringComparison.Ordinal);
        if (scheme < 0 && colon > 0)
        {
            var host = repository[..colon];
            return $"git+ssh://{host[(host.LastIndexOf('@') + 1)..]}/{repository[(colon + 1)..].TrimStart('/')}";
        }

        // The message does not repeat the address, which may hold a password.
        return System.Uri.TryCreate(repository, UriKind.Absolute, out var uri) && scheme > 0
            ? $"git+{uri.Scheme}://{uri.Authority}{uri.AbsolutePath}"
            : throw new ArgumentException(
                "The repository has no address that can be named: expected https://host/path or user@host:path.",
                nameof(repository)
            );
    }
}
