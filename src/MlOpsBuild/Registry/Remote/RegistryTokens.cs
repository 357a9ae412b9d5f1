using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Remote;

/// <summary>
/// What goes into the Authorization header: Basic, or a token by scope from the service that the registry names
/// (distribution specification, token authentication). Tokens are kept as long as they say they live.
/// </summary>
internal sealed class RegistryTokens(
    RegistryReference repository,
    Uri registry,
    RegistryOptions options,
    HttpClient http
) : IDisposable
{
    private const int DefaultSeconds = 60;
    private const int MostSeconds = 24 * 60 * 60;
    private const int LargestBody = 1 << 20;
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Dictionary<string, (string Token, DateTimeOffset Until)> _tokens = new(
        StringComparer.Ordinal
    );
    private AuthenticationHeaderValue? _basic;

    /// <summary>What is known to open a scope, or <see langword="null"/>.</summary>
    public AuthenticationHeaderValue? Find(string scope)
    {
        lock (_tokens)
        {
            return
                _tokens.TryGetValue(scope, out var known) && options.Time.GetUtcNow() < known.Until
                ? new AuthenticationHeaderValue("Bearer", known.Token)
                : _basic;
        }
    }

    /// <summary>
    /// Answers a challenge; <see langword="null"/> when there is nothing to answer with. What did not open
    /// (<paramref name="refused"/>) is not given again.
    /// </summary>
    public async Task<AuthenticationHeaderValue?> AnswerAsync(
        AuthChallenge challenge,
        string scope,
        AuthenticationHeaderValue? refused,
        CancellationToken cancellationToken
    )
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (Find(scope) is { } meanwhile && !meanwhile.Equals(refused))
            {
                return meanwhile;
            }

            var credential = await options.Credentials.FindAsync(
                repository.Registry,
                cancellationToken
            );
            if (challenge.IsBasic)
            {
                var basic = credential is null ? null : Basic(credential);
                lock (_tokens)
                {
                    return _basic = basic is null || basic.Equals(refused) ? null : basic;
                }
            }

            var (token, seconds) = await FetchAsync(
                challenge,
                scope,
                credential,
                cancellationToken
            );
            lock (_tokens)
            {
                _tokens[scope] = (token, options.Time.GetUtcNow().AddSeconds(seconds));
            }

            return new AuthenticationHeaderValue("Bearer", token);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<(string Token, long Seconds)> FetchAsync(
        AuthChallenge challenge,
        string scope,
        RegistryCredential? credential,
        CancellationToken cancellationToken
    )
    {
        var realm = RealmOf(challenge);
        var scopes = $"{scope} {challenge["scope"]}"
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(Sorted)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        using var request = credential is { IsIdentityToken: true }
            ? Exchange(realm, challenge["service"], scopes, credential)
            : Ask(realm, challenge["service"], scopes, credential);
        using var response = await http.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            cancellationToken
        );
        if (RegistryHttp.IsTransient(response.StatusCode))
        {
            throw RegistryHttp.Transient(response, options.Time, "its token service answered");
        }

        if (!response.IsSuccessStatusCode)
        {
            throw Refused(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"its token service {realm.Authority} answered HTTP {(int)response.StatusCode}"
                ),
                "Log in to the registry (docker login), or check that the password is still valid.",
                (int)response.StatusCode
            );
        }

        try
        {
            var json = OciJson.Parse(
                await RegistryHttp.ReadAsync(response, LargestBody, cancellationToken)
            );
            var token = OciJson.Text(json, "token") ?? OciJson.Text(json, "access_token");
            if (!string.IsNullOrEmpty(token) && token.All(c => c is > ' ' and < '\u007f'))
            {
                return (
                    token,
                    json["expires_in"] is JsonValue
                        ? Math.Clamp(OciJson.Whole(json, "expires_in"), 0, MostSeconds)
                        : DefaultSeconds
                );
            }
        }
        catch (FormatException)
        {
            // Told below, without the text, which may hold a token.
        }

        throw Refused(
            $"the answer of its token service {realm.Authority} holds no token",
            "Check that this is a registry.",
            null
        );
    }

    // Registries name the actions in any order: "push,pull" is "pull,push".
    private static string Sorted(string scope)
    {
        var colon = scope.LastIndexOf(':') + 1;
        return scope[..colon]
            + string.Join(',', scope[colon..].Split(',').Order(StringComparer.Ordinal));
    }

    // The password goes to the realm, so it must be as safe as the way to the registry.
    private Uri RealmOf(AuthChallenge challenge) =>
        Uri.TryCreate(challenge["realm"], UriKind.Absolute, out var realm)
        && (realm.Scheme == Uri.UriSchemeHttps || realm.Scheme == registry.Scheme)
            ? realm
            : throw Refused(
                "it names no token service that is as safe as itself (https)",
                "Tell who runs the registry.",
                null
            );

    private static HttpRequestMessage Ask(
        Uri realm,
        string? service,
        string[] scopes,
        RegistryCredential? credential
    )
    {
        var query = scopes.Select(s => "scope=" + Uri.EscapeDataString(s)).ToList();
        if (service is not null)
        {
            query.Insert(0, "service=" + Uri.EscapeDataString(service));
        }

        var uri = new UriBuilder(realm);
        uri.Query = string.Join(
            '&',
            query.Prepend(uri.Query.TrimStart('?')).Where(q => q.Length > 0)
        );
        var request = new HttpRequestMessage(HttpMethod.Get, uri.Uri);
        request.Headers.Authorization = credential is null ? null : Basic(credential);
        return request;
    }

    private static HttpRequestMessage Exchange(
        Uri realm,
        string? service,
        string[] scopes,
        RegistryCredential credential
    ) =>
        new(HttpMethod.Post, realm)
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["grant_type"] = "refresh_token",
                    ["client_id"] = "mlopsbuild",
                    ["service"] = service ?? "",
                    ["scope"] = string.Join(' ', scopes),
                    ["refresh_token"] = credential.Secret,
                }
            ),
        };

    private static AuthenticationHeaderValue Basic(RegistryCredential credential) =>
        new(
            "Basic",
            Convert.ToBase64String(
                Encoding.UTF8.GetBytes($"{credential.UserName}:{credential.Secret}")
            )
        );

    private RegistryAccessException Refused(string found, string advice, int? status) =>
        new(
            new RegistryProblem(
                repository.Registry,
                repository.Repository,
                "get access",
                found,
                advice
            )
            {
                Status = status,
            }
        );
}
