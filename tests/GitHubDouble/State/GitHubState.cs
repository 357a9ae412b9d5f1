namespace MlOpsBuild.GitHubDouble.State;

/// <summary>Repositories, accounts and tokens.</summary>
public sealed class GitHubState
{
    /// <summary>The account of GITHUB_TOKEN.</summary>
    public const string ActionsLogin = "github-actions[bot]";

    private const int AnonymousLimit = 60;
    private const int PersonalLimit = 5000;
    private const int WorkflowLimit = 1000;

    private readonly TimeProvider _time;
    private readonly Dictionary<string, Account> _accounts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Token> _tokens = new(StringComparer.Ordinal);
    private readonly List<GitHubRepository> _repositories = [];

    // Beyond 32 bits, as on GitHub.
    private long _lastId = 3_000_000_000;

    internal GitHubState(TimeProvider time)
    {
        _time = time;
        Anonymous = new Token(GetAccount("ghost"), null, canPush: false, AnonymousLimit);
    }

    internal Lock Lock { get; } = new();

    internal DateTimeOffset Now => _time.GetUtcNow();

    internal Token Anonymous { get; }

    public GitHubRepository AddRepository(string owner, string name, bool isPrivate = false)
    {
        lock (Lock)
        {
            var id = 1000 + _repositories.Count;
            var repository = new GitHubRepository(this, id, owner, name, isPrivate);
            _repositories.Add(repository);
            return repository;
        }
    }

    /// <summary>Makes a person's token known.</summary>
    /// <param name="value">The token.</param>
    /// <param name="login">The person.</param>
    /// <param name="canPush">Whether the person may push to the repositories.</param>
    /// <param name="limit">Requests in an hour.</param>
    public Token AddPersonalToken(
        string value,
        string login,
        bool canPush = true,
        int limit = PersonalLimit
    ) => Add(value, new Token(GetAccount(login), null, canPush, limit));

    /// <summary>Makes a GITHUB_TOKEN known.</summary>
    /// <param name="value">The token; GitHub's begin with <c>ghs_</c>.</param>
    /// <param name="permissions">As in a workflow: <c>pull-requests: write</c>.</param>
    public Token AddWorkflowToken(string value, params IReadOnlyList<string> permissions) =>
        AddWorkflowToken(value, WorkflowLimit, permissions);

    /// <summary>Makes a GITHUB_TOKEN known whose requests in an hour are limited otherwise.</summary>
    public Token AddWorkflowToken(string value, int limit, IReadOnlyList<string> permissions) =>
        Add(
            value,
            new Token(
                GetAccount(ActionsLogin),
                permissions
                    .Select(x => x.Split(':', StringSplitOptions.TrimEntries))
                    .ToDictionary(x => x[0].Replace('-', '_'), x => x[1], StringComparer.Ordinal),
                canPush: false,
                limit
            )
        );

    internal Account GetAccount(string login)
    {
        lock (Lock)
        {
            if (!_accounts.TryGetValue(login, out var account))
                _accounts[login] = account = new Account(100 + _accounts.Count, login);

            return account;
        }
    }

    internal long GetNextId() => Interlocked.Increment(ref _lastId);

    internal Token? FindToken(string value)
    {
        lock (Lock)
            return _tokens.GetValueOrDefault(value);
    }

    internal GitHubRepository? FindRepository(string owner, string name)
    {
        lock (Lock)
            return _repositories.Find(x =>
                string.Equals(x.FullName, $"{owner}/{name}", StringComparison.OrdinalIgnoreCase)
            );
    }

    internal GitHubRepository? FindRepository(int id)
    {
        lock (Lock)
            return _repositories.Find(x => x.Id == id);
    }

    internal (GitHubRepository Repository, Comment Comment)? FindComment(string nodeId)
    {
        lock (Lock)
        {
            foreach (var repository in _repositories)
            {
                var comment = repository.Content.Comments.Values.FirstOrDefault(x =>
                    x.NodeId == nodeId
                );
                if (comment is not null)
                    return (repository, comment);
            }

            return null;
        }
    }

    private Token Add(string value, Token token)
    {
        lock (Lock)
            _tokens.Add(value, token);

        return token;
    }
}
