using MlOpsBuild.Common;
using Octokit;
using Octokit.Internal;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>A client of one operation: its requests, its waits and its end belong together.</summary>
internal sealed class GitHubSession : IDisposable
{
    private readonly IHttpClient _http;
    private readonly GitHubTransport? _transport;

    private GitHubSession(
        GitHubRun run,
        GitHubPosterOptions options,
        CancellationToken cancellationToken
    )
    {
        Run = run;
        Options = options;
        Cancellation = cancellationToken;
        Token = new GitHubToken(options.Token, run.InActions);
        Retry = new GitHubRetry(
            options,
            new GitHubFailure(run, Token, options.Time),
            cancellationToken
        );
        _transport =
            options.DryRun && Token.IsMissing
                ? null
                : new GitHubTransport(
                    new HttpClientAdapter(() => GitHubHandler.Create(run.ApiUrl)),
                    options.RequestTimeout,
                    cancellationToken
                );
        _transport?.SetRequestTimeout(Timeout.InfiniteTimeSpan);
        _http = options.DryRun
            ? new DryRunHttpClient(_transport, options.ShowRequest)
            : _transport!;
        Client = new GitHubClient(
            new Connection(
                new ProductHeaderValue("MlOpsBuild", "0.1"),
                run.ApiUrl,
                new InMemoryCredentialStore(
                    Token.IsMissing ? Credentials.Anonymous : new Credentials(Token.Reveal())
                ),
                _http,
                new SimpleJsonSerializer()
            )
        );
    }

    /// <exception cref="UsageException">There is no token, or none that can be.</exception>
    public static GitHubSession Open(
        GitHubRun run,
        GitHubPosterOptions options,
        CancellationToken cancellationToken
    ) =>
        options.DryRun || options.Token.Trim().Length > 0
            ? new GitHubSession(run, options, cancellationToken)
            : throw new UsageException(
                "There is no token for GitHub. Set the environment variable GITHUB_TOKEN: in a workflow to ${{ github.token }}, elsewhere to a token of your own. A dry run needs none."
            );

    public GitHubRun Run { get; }

    public GitHubPosterOptions Options { get; }

    public CancellationToken Cancellation { get; }

    public GitHubToken Token { get; }

    public GitHubRetry Retry { get; }

    public GitHubClient Client { get; }

    /// <summary>Whether requests that read are sent: not in a dry run without a token.</summary>
    public bool CanRead => _transport is not null;

    public int Requests => _transport?.Requests ?? 0;

    /// <summary>Sends what only reads, as often as needed.</summary>
    public Task<T> ReadAsync<T>(string step, Func<Task<T>> call)
        where T : class => Retry.RunAsync(step, writes: false, () => OnceAsync(call));

    /// <summary>
    /// Sends a request once. An answer that cannot be read says nothing of whether the request was done, as one that
    /// did not come.
    /// </summary>
    public async Task<T> OnceAsync<T>(Func<Task<T>> call)
        where T : class
    {
        try
        {
            return await call()
                ?? throw new GitHubAnswerException("what answered is not GitHub's API");
        }
        catch (Exception e)
            when (e is not (OperationCanceledException or MlOpsException)
                && !GitHubFailure.IsOfGitHub(e)
            )
        {
            throw new GitHubAnswerException(
                $"what answered is not GitHub's API ({e.GetType().Name})",
                e
            );
        }
    }

    /// <summary>Sends a request without an answer once.</summary>
    public Task OnceAsync(Func<Task> call) =>
        OnceAsync(async () =>
        {
            await call();
            return this;
        });

    public void Dispose() => _http.Dispose();
}
