namespace MlOpsBuild.GitHubDouble.State;

/// <summary>A repository, and what it was after each write.</summary>
public sealed class GitHubRepository
{
    private readonly GitHubState _state;
    private readonly List<RepositoryContent> _history = [new()];

    internal GitHubRepository(GitHubState state, int id, string owner, string name, bool isPrivate)
    {
        _state = state;
        Id = id;
        Owner = state.GetAccount(owner);
        Name = name;
        IsPrivate = isPrivate;
    }

    public int Id { get; }

    public Account Owner { get; }

    public string Name { get; }

    public string FullName => $"{Owner.Login}/{Name}";

    public bool IsPrivate { get; }

    /// <summary>What it holds now.</summary>
    public RepositoryContent Content => GetContent(0);

    /// <summary>What it held at first and after each write.</summary>
    public IReadOnlyList<RepositoryContent> History
    {
        get
        {
            lock (_state.Lock)
                return [.. _history];
        }
    }

    /// <summary>What it held before so many of the last writes.</summary>
    public RepositoryContent GetContent(int writesAgo)
    {
        lock (_state.Lock)
            return _history[Math.Max(0, _history.Count - 1 - writesAgo)];
    }

    /// <summary>Opens a pull request.</summary>
    /// <param name="number">Free among the issues of the repository.</param>
    /// <param name="branch">The branch of its head.</param>
    /// <param name="sha">The commit of its head.</param>
    /// <param name="headOwner">The owner of the fork; by default it is in the repository itself.</param>
    public PullRequest AddPullRequest(
        int number,
        string branch,
        string sha,
        string? headOwner = null
    )
    {
        var pull = new PullRequest
        {
            Id = _state.GetNextId(),
            Number = number,
            Author = _state.GetAccount(headOwner ?? Owner.Login),
            HeadOwner = headOwner ?? Owner.Login,
            HeadBranch = branch,
            HeadSha = sha,
            CreatedAt = _state.Now,
        };
        Change(x => x with { PullRequests = x.PullRequests.Add(number, pull) });
        return pull;
    }

    /// <summary>Changes a pull request, as a push or its being closed does.</summary>
    public void ChangePullRequest(int number, Func<PullRequest, PullRequest> change) =>
        Change(x =>
            x with
            {
                PullRequests = x.PullRequests.SetItem(number, change(x.PullRequests[number])),
            }
        );

    /// <summary>Writes a comment, as its author does in a browser.</summary>
    public Comment AddComment(int issue, string login, string body)
    {
        var comment = new Comment
        {
            Id = _state.GetNextId(),
            Issue = issue,
            Author = _state.GetAccount(login),
            Body = body,
            CreatedAt = _state.Now,
            UpdatedAt = _state.Now,
        };
        Change(x => x with { Comments = x.Comments.Add(comment.Id, comment) });
        return comment;
    }

    /// <summary>Deletes a comment, as its author does in a browser.</summary>
    public void RemoveComment(long id) => Change(x => x with { Comments = x.Comments.Remove(id) });

    /// <summary>Uploads an artifact of a run.</summary>
    public Artifact AddArtifact(
        long runId,
        string name,
        string headSha,
        byte[] zip,
        bool isExpired = false
    )
    {
        var artifact = new Artifact(
            _state.GetNextId(),
            runId,
            name,
            headSha,
            zip,
            _state.Now,
            isExpired
        );
        Change(x => x with { Artifacts = x.Artifacts.Add(artifact.Id, artifact) });
        return artifact;
    }

    /// <summary>Makes a deployment, as another tool does.</summary>
    /// <param name="sha">Its commit.</param>
    /// <param name="environment">Where to.</param>
    /// <param name="payload">What it carries, as JSON.</param>
    public Deployment AddDeployment(string sha, string environment, string payload)
    {
        var deployment = new Deployment
        {
            Id = _state.GetNextId(),
            Sha = sha,
            Task = "deploy",
            Environment = environment,
            Payload = payload,
            Creator = Owner,
            CreatedAt = _state.Now,
        };
        Change(x => x with { Deployments = x.Deployments.Add(deployment.Id, deployment) });
        return deployment;
    }

    internal void Change(Func<RepositoryContent, RepositoryContent> change)
    {
        lock (_state.Lock)
            _history.Add(change(_history[^1]));
    }
}
