namespace Octokit;

/// <summary>A run of a workflow.</summary>
public class WorkflowRun
{
    public WorkflowRun() { }

    public WorkflowRun(
        long id,
        string name,
        string nodeId,
        long checkSuiteId,
        string checkSuiteNodeId,
        string headBranch,
        string headSha,
        string path,
        long runNumber,
        string @event,
        string displayTitle,
        WorkflowRunStatus status,
        WorkflowRunConclusion? conclusion,
        long workflowId,
        string url,
        string htmlUrl,
        IReadOnlyList<PullRequest> pullRequests,
        DateTimeOffset createdAt,
        DateTimeOffset updatedAt,
        User actor,
        long runAttempt,
        IReadOnlyList<WorkflowReference> referencedWorkflows,
        DateTimeOffset runStartedAt,
        User triggeringActor,
        string jobsUrl,
        string logsUrl,
        string checkSuiteUrl,
        string artifactsUrl,
        string cancelUrl,
        string rerunUrl,
        string previousAttemptUrl,
        string workflowUrl,
        Commit headCommit,
        Repository repository,
        Repository headRepository,
        long headRepositoryId
    )
    {
        Id = id;
        Name = name;
        NodeId = nodeId;
        CheckSuiteId = checkSuiteId;
        CheckSuiteNodeId = checkSuiteNodeId;
        HeadBranch = headBranch;
        HeadSha = headSha;
        Path = path;
        RunNumber = runNumber;
        Event = @event;
        DisplayTitle = displayTitle;
        Status = status;
        Conclusion = conclusion;
        WorkflowId = workflowId;
        Url = url;
        HtmlUrl = htmlUrl;
        PullRequests = pullRequests;
        CreatedAt = createdAt;
        UpdatedAt = updatedAt;
        Actor = actor;
        RunAttempt = runAttempt;
        ReferencedWorkflows = referencedWorkflows;
        RunStartedAt = runStartedAt;
        TriggeringActor = triggeringActor;
        JobsUrl = jobsUrl;
        LogsUrl = logsUrl;
        CheckSuiteUrl = checkSuiteUrl;
        ArtifactsUrl = artifactsUrl;
        CancelUrl = cancelUrl;
        RerunUrl = rerunUrl;
        PreviousAttemptUrl = previousAttemptUrl;
        WorkflowUrl = workflowUrl;
        HeadCommit = headCommit;
        Repository = repository;
        HeadRepository = headRepository;
        HeadRepositoryId = headRepositoryId;
    }

    public long Id { get; private set; }

    public string Name { get; private set; }

    public string NodeId { get; private set; }

    public long CheckSuiteId { get; private set; }

    public string CheckSuiteNodeId { get; private set; }

    public string HeadBranch { get; private set; }

    public string HeadSha { get; private set; }

    public string Path { get; private set; }

    public long RunNumber { get; private set; }

    public string Event { get; private set; }

    public string DisplayTitle { get; private set; }

    public StringEnum<WorkflowRunStatus> Status { get; private set; }

    public StringEnum<WorkflowRunConclusion>? Conclusion { get; private set; }

    public long WorkflowId { get; private set; }

    public string Url { get; private set; }

    public string HtmlUrl { get; private set; }

    public IReadOnlyList<PullRequest> PullRequests { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public User Actor { get; private set; }

    public long RunAttempt { get; private set; }

    public IReadOnlyList<WorkflowReference> ReferencedWorkflows { get; private set; }

    public DateTimeOffset RunStartedAt { get; private set; }

    public User TriggeringActor { get; private set; }

    public string JobsUrl { get; private set; }

    public string LogsUrl { get; private set; }

    public string CheckSuiteUrl { get; private set; }

    public string ArtifactsUrl { get; private set; }

    public string CancelUrl { get; private set; }

    public string RerunUrl { get; private set; }

    public string PreviousAttemptUrl { get; private set; }

    public string WorkflowUrl { get; private set; }

    public Commit HeadCommit { get; private set; }

    public Repository Repository { get; private set; }

    public Repository HeadRepository { get; private set; }

    public long HeadRepositoryId { get; private set; }
}
