using Octokit.Caching;

namespace Octokit;

/// <summary>GitHub's REST API, of github.com or of an Enterprise server.</summary>
public class GitHubClient : IGitHubClient
{
    /// <summary>The API of github.com.</summary>
    public static readonly Uri GitHubApiUrl = new("https://api.github.com/");

    public GitHubClient(ProductHeaderValue productInformation)
        : this(new Connection(productInformation, GitHubApiUrl)) { }

    public GitHubClient(ProductHeaderValue productInformation, ICredentialStore credentialStore)
        : this(new Connection(productInformation, credentialStore)) { }

    /// <summary>The API of a server: <c>/api/v3/</c> of its address, except for github.com.</summary>
    public GitHubClient(ProductHeaderValue productInformation, Uri baseAddress)
        : this(new Connection(productInformation, CompleteAddress(baseAddress))) { }

    public GitHubClient(
        ProductHeaderValue productInformation,
        ICredentialStore credentialStore,
        Uri baseAddress
    )
        : this(new Connection(productInformation, CompleteAddress(baseAddress), credentialStore))
    { }

    public GitHubClient(IConnection connection)
    {
        Ensure.ArgumentNotNull(connection, nameof(connection));
        Connection = connection;
        var apiConnection = new ApiConnection(connection);
        Actions = new ActionsClient(apiConnection);
        Check = new ChecksClient(apiConnection);
        Git = new GitDatabaseClient(apiConnection);
        Issue = new IssuesClient(apiConnection);
        PullRequest = new PullRequestsClient(apiConnection);
        RateLimit = new RateLimitClient(apiConnection);
        Repository = new RepositoriesClient(apiConnection);
        User = new UsersClient(apiConnection);
    }

    public Uri BaseAddress => Connection.BaseAddress;

    public Credentials Credentials
    {
        get => Connection.Credentials;
        set
        {
            Ensure.ArgumentNotNull(value, nameof(value));
            Connection.Credentials = value;
        }
    }

    /// <summary>Keeps answers, which are asked for again only if they changed.</summary>
    public IResponseCache ResponseCache
    {
        set
        {
            Ensure.ArgumentNotNull(value, nameof(value));
            Connection.ResponseCache = value;
        }
    }

    public IConnection Connection { get; private set; }

    public IActionsClient Actions { get; private set; }

    public IChecksClient Check { get; private set; }

    public IGitDatabaseClient Git { get; private set; }

    public IIssuesClient Issue { get; private set; }

    public IPullRequestsClient PullRequest { get; private set; }

    public IRateLimitClient RateLimit { get; private set; }

    public IRepositoriesClient Repository { get; private set; }

    public IUsersClient User { get; private set; }

    /// <summary>What the headers of the last answer said; null before the first.</summary>
    public ApiInfo GetLastApiInfo() => Connection.GetLastApiInfo();

    public void SetRequestTimeout(TimeSpan timeout) => Connection.SetRequestTimeout(timeout);

    private static Uri CompleteAddress(Uri address)
    {
        Ensure.ArgumentNotNull(address, "uri");
        return address.Host is "github.com" or "api.github.com"
            ? GitHubApiUrl
            : new Uri(address, new Uri("/api/v3/", UriKind.Relative));
    }
}
