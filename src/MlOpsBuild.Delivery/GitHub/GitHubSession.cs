using MlOpsBuild.Common;
using Octokit;
using Octokit.Internal;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>A client of one operation: its requests, its waits and its end belong together.</summary>
internal sealed class GitHubSession : IDisposable
{
    private const int MostPages = 1000;

    private readonly IHttpClient _http;
    private readonly GitHubTransport? _transport;

    private GitHubSession(
        GitHubRun run,
        GitHubPosterOptions options,
        GitHubNeeds needs,
        CancellationToken cancellationToken
    )
    {
        Run = run;
        Options = options;
        Cancellation = cancellationToken;
        Token = new GitHubToken(options.Token, run.InActions);
        Retry = new GitHubRetry(
            options,
            new GitHubFailure(run, Token, options.Time, needs),
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
        CancellationToken cancellationToken,
        GitHubNeeds? needs = null
    ) =>
        options.DryRun || options.Token.Trim().Length > 0
            ? new GitHubSession(run, options, needs ?? GitHubNeeds.Reports, cancellationToken)
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

    /// <summary>The address of something in the repository.</summary>
    public Uri Address(string path) =>
        new($"repos/{Run.Owner}/{Run.Repository}/{path}", UriKind.Relative);

    /// <summary>
    /// Reads all pages of a list, or up to the first that is enough. Unlike Octokit's own lists, an answer that is none
    /// of GitHub's is not taken for an empty page.
    /// </summary>
    /// <param name="step">What it is, for messages.</param>
    /// <param name="path">Its path in the repository, with 100 items a page.</param>
    /// <param name="take">Takes a page and says whether to go on.</param>
    public async Task ReadPagesAsync<T>(string step, string path, Func<T, bool> take)
        where T : class
    {
        var next = Address(path);
        for (var page = 0; page < MostPages && next is not null; page++)
        {
            var address = next;
            var answer = await ReadAsync(
                step,
                () => Client.Connection.Get<T>(address, null, null, Cancellation)
            );
            next = take(answer.Body) ? answer.HttpResponse.ApiInfo?.GetNextPageUrl() : null;
        }
    }

    /// <summary>
    /// Sends a request once. An answer that cannot be read says nothing of whether the request was done, as one that
    /// did not come.
    /// </summary>
    public async Task<T> OnceAsync<T>(Func<Task<T>> call)
        where T : class
    {
        try
        {
            var answer = await call();
            return answer is null or IApiResponse<object> { Body: null }
                ? throw GitHubAnswerException.Other()
                : answer;
        }
        catch (Exception e)
            when (e is not (OperationCanceledException or MlOpsException)
                && !GitHubFailure.IsOfGitHub(e)
            )
        {
            throw GitHubAnswerException.Other(e);
        }
    }

    public void Dispose() => _http.Dispose();
}
