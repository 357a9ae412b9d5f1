using System.Text;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Remote;

/// <summary>
/// Credentials as <c>docker login</c> leaves them: <c>config.json</c> in DOCKER_CONFIG or <c>~/.docker</c>, with
/// <c>credHelpers</c>, <c>credsStore</c> and <c>auths</c> asked in that order. For the registry of GitHub the
/// environment variable GITHUB_TOKEN serves where the file says nothing.
/// </summary>
public sealed class DockerCredentials : IRegistryCredentials
{
    private const string GitHubRegistry = "ghcr.io";
    private readonly Func<string, string?> _environment;
    private readonly string _path;

    /// <summary>Creates the reader; nothing is read yet.</summary>
    /// <param name="environment">Looks up an environment variable. <value>The default value is the process's.</value></param>
    public DockerCredentials(Func<string, string?>? environment = null)
    {
        _environment = environment ?? Environment.GetEnvironmentVariable;
        var folder = _environment("DOCKER_CONFIG");
        if (string.IsNullOrEmpty(folder))
        {
            folder = Path.Combine(
                _environment("HOME")
                    ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
                ".docker"
            );
        }

        _path = Path.Combine(folder, "config.json");
    }

    /// <inheritdoc/>
    public async ValueTask<RegistryCredential?> FindAsync(
        string registry,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(registry);
        return await FromFileAsync(registry, cancellationToken) ?? FromGitHub(registry);
    }

    private async Task<RegistryCredential?> FromFileAsync(
        string registry,
        CancellationToken cancellationToken
    )
    {
        JsonObject config;
        try
        {
            config = OciJson.Parse(await File.ReadAllBytesAsync(_path, cancellationToken));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"Credentials cannot be read ({e.Message}).",
                new SourceLocation(_path)
            );
        }
        catch (FormatException)
        {
            // The parser's message may quote what it found, so it is not passed on.
            throw new UsageException(
                "It is no JSON object. Log in again, or correct it.",
                new SourceLocation(_path)
            );
        }

        try
        {
            var helper =
                OciJson.Map(config, "credHelpers").GetValueOrDefault(registry)
                ?? OciJson.Text(config, "credsStore");
            var found = string.IsNullOrEmpty(helper)
                ? null
                : await CredentialHelper.GetAsync(
                    helper,
                    registry,
                    _environment("PATH"),
                    cancellationToken
                );
            return found ?? FromAuths(config, registry);
        }
        catch (FormatException)
        {
            throw new UsageException(
                $"The credentials for {registry} are not understood: log in to it again.",
                new SourceLocation(_path)
            );
        }
    }

    private static RegistryCredential? FromAuths(JsonObject config, string registry)
    {
        if (config["auths"] is not JsonObject auths)
        {
            return null;
        }

        var entry = auths[registry] ?? auths.FirstOrDefault(a => HostOf(a.Key) == registry).Value;
        if (entry is not JsonObject auth)
        {
            return null;
        }

        if (OciJson.Text(auth, "identitytoken") is { Length: > 0 } identity)
        {
            return new RegistryCredential("", identity, IsIdentityToken: true);
        }

        if (OciJson.Text(auth, "auth") is not { Length: > 0 } encoded)
        {
            return null;
        }

        var pair = Encoding.UTF8.GetString(Convert.FromBase64String(encoded));
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            ? new RegistryCredential(pair[..colon], pair[(colon + 1)..].TrimEnd('\0'))
            : throw new FormatException("No colon.");
    }

    // Older entries are addresses: https://host/v1/
    private static string HostOf(string key)
    {
        var scheme = key.IndexOf("://", StringComparison.Ordinal);
        var host = scheme < 0 ? key : key[(scheme + 3)..];
        var slash = host.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? host : host[..slash];
    }

    private RegistryCredential? FromGitHub(string registry) =>
        registry == GitHubRegistry && _environment("GITHUB_TOKEN") is { Length: > 0 } token
            ? new RegistryCredential(
                _environment("GITHUB_ACTOR") is { Length: > 0 } actor ? actor : "token",
                token
            )
            : null;
}
