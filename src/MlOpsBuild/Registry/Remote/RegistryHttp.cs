using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;

namespace MlOpsBuild.Registry.Remote;

/// <summary>Sends requests to one repository's registry: authorization, redirects, time limits, retries, errors.</summary>
internal sealed class RegistryHttp : IDisposable
{
    private const int MostRedirects = 5;
    private readonly HttpClient _http;
    private readonly RegistryTokens _tokens;

    public RegistryHttp(RegistryReference repository, RegistryOptions options)
    {
        Repository = repository;
        Options = options;
        var plain = options.PlainHttp ?? repository.IsLoopback;
        Base = new Uri(
            $"{(plain ? "http" : "https")}://{repository.Registry}/v2/{repository.Repository}/"
        );
        _http = new HttpClient(
            options.Handler
                ?? new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    UseProxy = !repository.IsLoopback,
                },
            disposeHandler: options.Handler is null
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("mlopsbuild", "1"));
        _tokens = new RegistryTokens(repository, Base, options, _http);
    }

    public RegistryReference Repository { get; }

    public RegistryOptions Options { get; }

    /// <summary>The address of the repository, with a slash at the end.</summary>
    public Uri Base { get; }

    public static bool IsTransient(HttpStatusCode status) =>
        status
            is HttpStatusCode.RequestTimeout
                or HttpStatusCode.TooManyRequests
                or HttpStatusCode.InternalServerError
                or HttpStatusCode.BadGateway
                or HttpStatusCode.ServiceUnavailable
                or HttpStatusCode.GatewayTimeout;

    public static RegistryTransientException Transient(
        HttpResponseMessage response,
        TimeProvider time,
        string who = "it answered"
    )
    {
        var after = response.Headers.RetryAfter;
        var wait = after?.Delta ?? after?.Date - time.GetUtcNow();
        return new RegistryTransientException(
            string.Create(CultureInfo.InvariantCulture, $"{who} HTTP {(int)response.StatusCode}"),
            wait < TimeSpan.Zero ? TimeSpan.Zero : wait,
            (int)response.StatusCode
        );
    }

    /// <summary>The body of an answer, up to a limit.</summary>
    /// <exception cref="FormatException">It is larger.</exception>
    public static async Task<byte[]> ReadAsync(
        HttpResponseMessage response,
        int limit,
        CancellationToken cancellationToken
    )
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[1 << 14];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > limit)
            {
                throw new FormatException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The answer is larger than {limit} bytes."
                    )
                );
            }
        }

        return body.ToArray();
    }

    public RetryBudget Budget(string request) => new(Repository, Options, request);

    /// <summary>Sends until there is an answer. Only for what is safe to repeat.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        RegistryCall call,
        CancellationToken cancellationToken,
        RetryBudget? budget = null
    )
    {
        budget ??= Budget(call.Request);
        while (true)
        {
            try
            {
                return await SendOnceAsync(call, cancellationToken);
            }
            catch (RegistryTransientException e)
            {
                await budget.WaitAsync(e, cancellationToken);
            }
        }
    }

    /// <summary>Sends and reads a small answer whole. Only for what is safe to repeat.</summary>
    public async Task<(HttpResponseMessage Response, byte[] Body)> FetchAsync(
        RegistryCall call,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var budget = Budget(call.Request);
        while (true)
        {
            var response = await SendAsync(call, cancellationToken, budget);
            try
            {
                return (
                    response,
                    await LimitedAsync(
                        (_, token) => ReadAsync(response, limit, token),
                        cancellationToken
                    )
                );
            }
            catch (RegistryTransientException e)
            {
                response.Dispose();
                await budget.WaitAsync(e, cancellationToken);
            }
            catch (FormatException e)
            {
                response.Dispose();
                throw new RegistryContentException(
                    Problem(call.Request, e.Message.TrimEnd('.'), "This is no answer to trust."),
                    e
                );
            }
        }
    }

    /// <summary>One attempt.</summary>
    /// <exception cref="RegistryTransientException">It may go better next time.</exception>
    /// <exception cref="RegistryException">It will not.</exception>
    public Task<HttpResponseMessage> SendOnceAsync(
        RegistryCall call,
        CancellationToken cancellationToken
    ) =>
        LimitedAsync(
            async (alive, token) =>
            {
                var response = await AuthorizedAsync(call, alive, token);
                if (response.IsSuccessStatusCode || call.Expected.Contains(response.StatusCode))
                {
                    return response;
                }

                using (response)
                {
                    throw IsTransient(response.StatusCode)
                        ? Transient(response, Options.Time)
                        : await RegistryErrors.FromAsync(Repository, call.Request, response, token);
                }
            },
            cancellationToken
        );

    /// <summary>Runs something that ends when nothing is heard for too long; its callback says that there was.</summary>
    public async Task<T> LimitedAsync<T>(
        Func<Action, CancellationToken, Task<T>> run,
        CancellationToken cancellationToken
    )
    {
        using var idle = new CancellationTokenSource(Options.IdleTimeout, Options.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            idle.Token
        );
        try
        {
            return await run(() => idle.CancelAfter(Options.IdleTimeout), both.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RegistryTransientException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"nothing was heard for {Options.IdleTimeout.TotalSeconds:0.#} s"
                ),
                inner: e
            );
        }
        catch (HttpRequestException e) when (e.InnerException is AuthenticationException inner)
        {
            throw new RegistryUnavailableException(
                Problem(
                    "connect",
                    $"no encrypted connection could be made ({inner.Message.TrimEnd('.')})",
                    "Check the registry's certificate and that this machine trusts it; or whether the registry speaks plain HTTP."
                ),
                e
            );
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException
                && !cancellationToken.IsCancellationRequested
            )
        {
            throw new RegistryTransientException(
                $"the connection failed ({e.InnerException?.Message ?? e.Message})",
                inner: e
            );
        }
    }

    public RegistryProblem Problem(string request, string found, string advice) =>
        new(Repository.Registry, Repository.Repository, request, found, advice);

    public void Dispose()
    {
        _tokens.Dispose();
        _http.Dispose();
    }

    private async Task<HttpResponseMessage> AuthorizedAsync(
        RegistryCall call,
        Action alive,
        CancellationToken cancellationToken
    )
    {
        var authorization = _tokens.Find(call.Scope);
        for (var fresh = false; ; fresh = true)
        {
            var (response, isOwn) = await FollowAsync(
                call,
                authorization,
                alive,
                cancellationToken
            );
            if (
                fresh
                || !isOwn // somebody else's, and the password is not for them
                || response.StatusCode != HttpStatusCode.Unauthorized
                || AuthChallenge.From(response.Headers.WwwAuthenticate) is not { } challenge
            )
            {
                return response;
            }

            var answer = await _tokens.AnswerAsync(
                challenge,
                call.Scope,
                authorization,
                cancellationToken
            );
            if (answer is null)
            {
                return response;
            }

            response.Dispose();
            authorization = answer;
        }
    }

    private async Task<(HttpResponseMessage Response, bool IsOwn)> FollowAsync(
        RegistryCall call,
        AuthenticationHeaderValue? authorization,
        Action alive,
        CancellationToken cancellationToken
    )
    {
        var uri = call.Uri;
        for (var redirects = 0; ; redirects++)
        {
            using var request = new HttpRequestMessage(call.Method, uri);
            request.Content = call.Content?.Invoke(alive);
            call.Prepare?.Invoke(request);

            // A redirect, or the address of an upload, may lead to a store of somebody else's.
            var isOwn = uri.Scheme == Base.Scheme && uri.Authority == Base.Authority;
            request.Headers.Authorization = isOwn ? authorization : null;
            var response = await _http.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                cancellationToken
            );
            if (
                (int)response.StatusCode is not (301 or 302 or 303 or 307 or 308)
                || response.Headers.Location is not { } location
                || (call.Method != HttpMethod.Get && call.Method != HttpMethod.Head)
            )
            {
                return (response, isOwn);
            }

            response.Dispose();
            uri = Resolve(call.Request, uri, location);
            if (redirects == MostRedirects)
            {
                throw new RegistryException(
                    Problem(
                        call.Request,
                        "it sends from one address to the next without end",
                        "The registry has a problem of its own."
                    )
                );
            }
        }
    }

    /// <summary>An address that the registry gave; never a less safe one.</summary>
    public Uri Resolve(string request, Uri from, Uri location)
    {
        var uri = new Uri(from, location);
        return
            uri.Scheme == Uri.UriSchemeHttps
            || (uri.Scheme == Uri.UriSchemeHttp && Base.Scheme == Uri.UriSchemeHttp)
            ? uri
            : throw new RegistryException(
                Problem(
                    request,
                    $"it leads to {uri.Scheme}://{uri.Authority}, which is not encrypted",
                    "The registry must know that it is reached by https: check its settings."
                )
            );
    }
}
