using Octokit;
using FileMode = Octokit.FileMode;
using SortDirection = Octokit.SortDirection;

namespace MlOpsBuild.Compat.Tests.Octokit;

/// <summary>A call of each method, by its name.</summary>
public static class DescribedCalls
{
    private const string Owner = "octocat";
    private const string Name = "hello-world";
    private const string Sha = "6dcb09b5b57875f334f61aebed695e2e4193db5e";

    private static readonly DateTimeOffset _time = new(2024, 5, 6, 7, 8, 9, TimeSpan.Zero);

    public static IReadOnlyDictionary<string, Func<GitHubClient, Task>> All { get; } =
        new Dictionary<string, Func<GitHubClient, Task>>(StringComparer.Ordinal)
        {
            ["Actions.Workflows.CreateDispatch"] = x =>
                x.Actions.Workflows.CreateDispatch(
                    Owner,
                    Name,
                    "ci.yml",
                    new CreateWorkflowDispatch("main")
                    {
                        Inputs = new Dictionary<string, object> { ["a"] = "b" },
                    }
                ),
            ["Actions.Workflows.Disable"] = x => x.Actions.Workflows.Disable(Owner, Name, "ci.yml"),
            ["Actions.Workflows.Enable"] = x => x.Actions.Workflows.Enable(Owner, Name, "ci.yml"),
            ["Actions.Workflows.Get"] = x => x.Actions.Workflows.Get(Owner, Name, "ci.yml"),
            ["Actions.Workflows.List"] = x => x.Actions.Workflows.List(Owner, Name),
            ["Actions.Workflows.Runs.Approve"] = x =>
                x.Actions.Workflows.Runs.Approve(Owner, Name, 1),
            ["Actions.Workflows.Runs.Cancel"] = x =>
                x.Actions.Workflows.Runs.Cancel(Owner, Name, 1),
            ["Actions.Workflows.Runs.Delete"] = x =>
                x.Actions.Workflows.Runs.Delete(Owner, Name, 1),
            ["Actions.Workflows.Runs.Get"] = x => x.Actions.Workflows.Runs.Get(Owner, Name, 1),
            ["Actions.Workflows.Runs.GetAttempt"] = x =>
                x.Actions.Workflows.Runs.GetAttempt(Owner, Name, 1, 2),
            ["Actions.Workflows.Runs.List"] = x =>
                x.Actions.Workflows.Runs.List(
                    Owner,
                    Name,
                    new WorkflowRunsRequest
                    {
                        Actor = "me",
                        Branch = "main",
                        Event = "push",
                        HeadSha = Sha,
                        Status = CheckRunStatusFilter.InProgress,
                        Created = "2024-05-06T07:08:09Z",
                        ExcludePullRequests = true,
                        CheckSuiteId = 5,
                    }
                ),
            ["Actions.Workflows.Runs.ListByWorkflow"] = x =>
                x.Actions.Workflows.Runs.ListByWorkflow(Owner, Name, "ci.yml"),
            ["Actions.Workflows.Runs.Rerun"] = x => x.Actions.Workflows.Runs.Rerun(Owner, Name, 1),
            ["Actions.Workflows.Runs.RerunFailedJobs"] = x =>
                x.Actions.Workflows.Runs.RerunFailedJobs(Owner, Name, 1),
            ["Check.Run.Create"] = x =>
                x.Check.Run.Create(
                    Owner,
                    Name,
                    new NewCheckRun("check", Sha)
                    {
                        Status = CheckStatus.Completed,
                        Conclusion = CheckConclusion.Failure,
                        StartedAt = _time,
                        CompletedAt = _time,
                        DetailsUrl = "https://x/",
                        ExternalId = "e",
                        Output = CreateOutput(),
                        Actions = [new NewCheckRunAction("label", "description", "identifier")],
                    }
                ),
            ["Check.Run.Update"] = x =>
                x.Check.Run.Update(
                    Owner,
                    Name,
                    1,
                    new CheckRunUpdate { Name = "check", Output = CreateOutput() }
                ),
            ["Check.Run.Get"] = x => x.Check.Run.Get(Owner, Name, 1),
            ["Check.Run.GetAllAnnotations"] = x => x.Check.Run.GetAllAnnotations(Owner, Name, 1),
            ["Check.Run.GetAllForCheckSuite"] = x =>
                x.Check.Run.GetAllForCheckSuite(Owner, Name, 1, CreateFilter()),
            ["Check.Run.GetAllForReference"] = x =>
                x.Check.Run.GetAllForReference(Owner, Name, "main", CreateFilter()),
            ["Check.Suite.Create"] = x => x.Check.Suite.Create(Owner, Name, new NewCheckSuite(Sha)),
            ["Check.Suite.Get"] = x => x.Check.Suite.Get(Owner, Name, 1),
            ["Check.Suite.GetAllForReference"] = x =>
                x.Check.Suite.GetAllForReference(
                    Owner,
                    Name,
                    "main",
                    new CheckSuiteRequest { AppId = 1, CheckName = "check" }
                ),
            ["Check.Suite.Rerequest"] = x => x.Check.Suite.Rerequest(Owner, Name, 1),
            ["Git.Blob.Create"] = x =>
                x.Git.Blob.Create(
                    Owner,
                    Name,
                    new NewBlob { Content = "x", Encoding = EncodingType.Utf8 }
                ),
            ["Git.Blob.Get"] = x => x.Git.Blob.Get(Owner, Name, Sha),
            ["Git.Commit.Create"] = x =>
                x.Git.Commit.Create(
                    Owner,
                    Name,
                    new NewCommit("m", Sha, Sha) { Author = CreateAuthor() }
                ),
            ["Git.Commit.Get"] = x => x.Git.Commit.Get(Owner, Name, Sha),
            ["Git.Reference.Create"] = x =>
                x.Git.Reference.Create(Owner, Name, new NewReference("topic", Sha)),
            ["Git.Reference.Delete"] = x => x.Git.Reference.Delete(Owner, Name, "heads%2Ftopic"),
            ["Git.Reference.Update"] = x =>
                x.Git.Reference.Update(
                    Owner,
                    Name,
                    "heads%2Ftopic",
                    new ReferenceUpdate(Sha, force: true)
                ),
            ["Git.Tag.Create"] = x =>
                x.Git.Tag.Create(
                    Owner,
                    Name,
                    new NewTag
                    {
                        Tag = "v1",
                        Message = "m",
                        Object = Sha,
                        Type = TaggedType.Commit,
                        Tagger = CreateAuthor(),
                    }
                ),
            ["Git.Tag.Get"] = x => x.Git.Tag.Get(Owner, Name, Sha),
            ["Git.Tree.Create"] = x => x.Git.Tree.Create(Owner, Name, CreateTree()),
            ["Git.Tree.Get"] = x => x.Git.Tree.Get(Owner, Name, Sha),
            ["Git.Tree.GetRecursive"] = x => x.Git.Tree.GetRecursive(Owner, Name, Sha),
            ["Issue.Create"] = x => x.Issue.Create(Owner, Name, CreateIssue()),
            ["Issue.Get"] = x => x.Issue.Get(Owner, Name, 7),
            ["Issue.GetAllForRepository"] = x =>
                x.Issue.GetAllForRepository(
                    Owner,
                    Name,
                    new RepositoryIssueRequest
                    {
                        State = ItemStateFilter.All,
                        SortProperty = IssueSort.Updated,
                        SortDirection = SortDirection.Ascending,
                        Since = _time,
                        Milestone = "*",
                        Assignee = "none",
                        Creator = "me",
                        Mentioned = "you",
                    }
                ),
            ["Issue.Update"] = x =>
                x.Issue.Update(
                    Owner,
                    Name,
                    7,
                    new IssueUpdate
                    {
                        Title = "t",
                        State = ItemState.Closed,
                        StateReason = ItemStateReason.NotPlanned,
                    }
                ),
            ["Issue.Comment.Create"] = x => x.Issue.Comment.Create(Owner, Name, 7, "text"),
            ["Issue.Comment.Delete"] = x => x.Issue.Comment.Delete(Owner, Name, 9),
            ["Issue.Comment.Get"] = x => x.Issue.Comment.Get(Owner, Name, 9),
            ["Issue.Comment.GetAllForIssue"] = x =>
                x.Issue.Comment.GetAllForIssue(
                    Owner,
                    Name,
                    7,
                    new IssueCommentRequest { Since = _time },
                    new ApiOptions { PageSize = 100, StartPage = 2 }
                ),
            ["Issue.Comment.GetAllForRepository"] = x =>
                x.Issue.Comment.GetAllForRepository(Owner, Name),
            ["Issue.Comment.Update"] = x => x.Issue.Comment.Update(Owner, Name, 9, "text"),
            ["Issue.Labels.AddToIssue"] = x => x.Issue.Labels.AddToIssue(Owner, Name, 7, ["a"]),
            ["Issue.Labels.Create"] = x =>
                x.Issue.Labels.Create(
                    Owner,
                    Name,
                    new NewLabel("a", "ff0000") { Description = "d" }
                ),
            ["Issue.Labels.Delete"] = x => x.Issue.Labels.Delete(Owner, Name, "a"),
            ["Issue.Labels.Get"] = x => x.Issue.Labels.Get(Owner, Name, "a"),
            ["Issue.Labels.GetAllForIssue"] = x => x.Issue.Labels.GetAllForIssue(Owner, Name, 7),
            ["Issue.Labels.GetAllForRepository"] = x =>
                x.Issue.Labels.GetAllForRepository(Owner, Name),
            ["Issue.Labels.RemoveAllFromIssue"] = x =>
                x.Issue.Labels.RemoveAllFromIssue(Owner, Name, 7),
            ["Issue.Labels.RemoveFromIssue"] = x =>
                x.Issue.Labels.RemoveFromIssue(Owner, Name, 7, "a"),
            ["Issue.Labels.ReplaceAllForIssue"] = x =>
                x.Issue.Labels.ReplaceAllForIssue(Owner, Name, 7, ["a", "b"]),
            ["Issue.Labels.Update"] = x =>
                x.Issue.Labels.Update(Owner, Name, "a", new LabelUpdate("b", "00ff00")),
            ["PullRequest.Commits"] = x => x.PullRequest.Commits(Owner, Name, 7),
            ["PullRequest.Create"] = x =>
                x.PullRequest.Create(
                    Owner,
                    Name,
                    new NewPullRequest("t", "topic", "main") { Body = "b", Draft = true }
                ),
            ["PullRequest.Files"] = x => x.PullRequest.Files(Owner, Name, 7),
            ["PullRequest.Get"] = x => x.PullRequest.Get(Owner, Name, 7),
            ["PullRequest.GetAllForRepository"] = x =>
                x.PullRequest.GetAllForRepository(
                    Owner,
                    Name,
                    new PullRequestRequest
                    {
                        State = ItemStateFilter.Closed,
                        Head = "octocat:topic",
                        Base = "main",
                        SortProperty = PullRequestSort.LongRunning,
                    }
                ),
            ["PullRequest.Merge"] = x =>
                x.PullRequest.Merge(
                    Owner,
                    Name,
                    7,
                    new MergePullRequest
                    {
                        Sha = Sha,
                        MergeMethod = PullRequestMergeMethod.Squash,
                        CommitTitle = "t",
                    }
                ),
            ["PullRequest.Merged"] = x => x.PullRequest.Merged(Owner, Name, 7),
            ["PullRequest.Update"] = x =>
                x.PullRequest.Update(
                    Owner,
                    Name,
                    7,
                    new PullRequestUpdate { State = ItemState.Closed, MaintainerCanModify = true }
                ),
            ["RateLimit.GetRateLimits"] = x => x.RateLimit.GetRateLimits(),
            ["Repository.Get"] = x => x.Repository.Get(Owner, Name),
            ["Repository.GetAllForCurrent"] = x => x.Repository.GetAllForCurrent(),
            ["Repository.GetAllForOrg"] = x => x.Repository.GetAllForOrg("github"),
            ["Repository.GetAllForUser"] = x => x.Repository.GetAllForUser(Owner),
            ["Repository.GetAllTags"] = x => x.Repository.GetAllTags(Owner, Name),
            ["Repository.Branch.Get"] = x => x.Repository.Branch.Get(Owner, Name, "main"),
            ["Repository.Branch.GetAll"] = x => x.Repository.Branch.GetAll(Owner, Name),
            ["Repository.Commit.Compare"] = x =>
                x.Repository.Commit.Compare(Owner, Name, "main", "topic"),
            ["Repository.Commit.Get"] = x => x.Repository.Commit.Get(Owner, Name, "main"),
            ["Repository.Commit.GetAll"] = x =>
                x.Repository.Commit.GetAll(
                    Owner,
                    Name,
                    new CommitRequest
                    {
                        Sha = "main",
                        Path = "a.cs",
                        Author = "me",
                        Since = _time,
                        Until = _time,
                    }
                ),
            ["Repository.Content.CreateFile"] = x =>
                x.Repository.Content.CreateFile(
                    Owner,
                    Name,
                    "a.txt",
                    new CreateFileRequest("m", "content", "main") { Committer = CreateAuthor() }
                ),
            ["Repository.Content.DeleteFile"] = x =>
                x.Repository.Content.DeleteFile(
                    Owner,
                    Name,
                    "a.txt",
                    new DeleteFileRequest("m", Sha, "main")
                ),
            ["Repository.Content.GetAllContents"] = x =>
                x.Repository.Content.GetAllContents(Owner, Name, "a.txt"),
            ["Repository.Content.GetAllContentsByRef"] = x =>
                x.Repository.Content.GetAllContentsByRef(Owner, Name, "a.txt", "main"),
            ["Repository.Content.UpdateFile"] = x =>
                x.Repository.Content.UpdateFile(
                    Owner,
                    Name,
                    "a.txt",
                    new UpdateFileRequest("m", "content", Sha, "main")
                ),
            ["Repository.Deployment.Create"] = x =>
                x.Repository.Deployment.Create(Owner, Name, CreateDeployment()),
            ["Repository.Deployment.GetAll"] = x => x.Repository.Deployment.GetAll(Owner, Name),
            ["Repository.Deployment.Status.Create"] = x =>
                x.Repository.Deployment.Status.Create(
                    Owner,
                    Name,
                    1,
                    new NewDeploymentStatus(DeploymentState.InProgress)
                    {
                        LogUrl = "https://x/",
                        EnvironmentUrl = "https://x/",
                        Environment = "production",
                        Description = "d",
                        AutoInactive = false,
                    }
                ),
            ["Repository.Deployment.Status.GetAll"] = x =>
                x.Repository.Deployment.Status.GetAll(Owner, Name, 1),
            ["Repository.Release.Create"] = x =>
                x.Repository.Release.Create(
                    Owner,
                    Name,
                    new NewRelease("v1")
                    {
                        Name = "n",
                        Body = "b",
                        TargetCommitish = "main",
                        GenerateReleaseNotes = true,
                        MakeLatest = MakeLatestQualifier.Legacy,
                    }
                ),
            ["Repository.Release.Delete"] = x => x.Repository.Release.Delete(Owner, Name, 1),
            ["Repository.Release.DeleteAsset"] = x =>
                x.Repository.Release.DeleteAsset(Owner, Name, 1),
            ["Repository.Release.Edit"] = x =>
                x.Repository.Release.Edit(Owner, Name, 1, new ReleaseUpdate { Draft = false }),
            ["Repository.Release.EditAsset"] = x =>
                x.Repository.Release.EditAsset(
                    Owner,
                    Name,
                    1,
                    new ReleaseAssetUpdate("n") { Label = "l" }
                ),
            ["Repository.Release.GenerateReleaseNotes"] = x =>
                x.Repository.Release.GenerateReleaseNotes(
                    Owner,
                    Name,
                    new GenerateReleaseNotesRequest("v2") { PreviousTagName = "v1" }
                ),
            ["Repository.Release.Get"] = async x =>
            {
                await x.Repository.Release.Get(Owner, Name, 1);
                await x.Repository.Release.Get(Owner, Name, "v1");
            },
            ["Repository.Release.GetAll"] = x => x.Repository.Release.GetAll(Owner, Name),
            ["Repository.Release.GetAllAssets"] = x =>
                x.Repository.Release.GetAllAssets(Owner, Name, 1),
            ["Repository.Release.GetAsset"] = x => x.Repository.Release.GetAsset(Owner, Name, 1),
            ["Repository.Release.GetLatest"] = x => x.Repository.Release.GetLatest(Owner, Name),
            ["Repository.Release.UploadAsset"] = x =>
                x.Repository.Release.UploadAsset(
                    new Release(
                        $"{x.BaseAddress}repos/{Owner}/{Name}/releases/1/assets{{?name,label}}"
                    ),
                    new ReleaseAssetUpload(
                        "a.zip",
                        "application/octet-stream",
                        new MemoryStream([1, 2, 3]),
                        timeout: null
                    )
                ),
            ["Repository.Status.Create"] = x =>
                x.Repository.Status.Create(
                    Owner,
                    Name,
                    Sha,
                    new NewCommitStatus
                    {
                        State = CommitState.Pending,
                        TargetUrl = "https://x/",
                        Description = "d",
                        Context = "c",
                    }
                ),
            ["Repository.Status.GetAll"] = x => x.Repository.Status.GetAll(Owner, Name, "main"),
            ["Repository.Status.GetCombined"] = x =>
                x.Repository.Status.GetCombined(Owner, Name, "main"),
            ["User.Current"] = x => x.User.Current(),
            ["User.Get"] = x => x.User.Get(Owner),
        };

    private static NewCheckRunOutput CreateOutput() =>
        new("title", "summary")
        {
            Text = "text",
            Annotations =
            [
                new NewCheckRunAnnotation("a.cs", 1, 1, CheckAnnotationLevel.Notice, "message")
                {
                    StartColumn = 1,
                    EndColumn = 2,
                    Title = "title",
                    RawDetails = "details",
                },
            ],
            Images = [new NewCheckRunImage("alt", "https://x/") { Caption = "caption" }],
        };

    private static CheckRunRequest CreateFilter() =>
        new()
        {
            CheckName = "check",
            Status = CheckStatusFilter.InProgress,
            Filter = CheckRunCompletedAtFilter.All,
        };

    private static Committer CreateAuthor() => new("n", "n@example.com", _time);

    private static NewTree CreateTree()
    {
        var tree = new NewTree { BaseTree = Sha };
        tree.Tree.Add(
            new NewTreeItem
            {
                Path = "a.txt",
                Mode = FileMode.File,
                Type = TreeType.Blob,
                Content = "x",
            }
        );
        return tree;
    }

    private static NewIssue CreateIssue()
    {
        var issue = new NewIssue("t") { Body = "b", Milestone = 1 };
        issue.Labels.Add("bug");
        issue.Assignees.Add("octocat");
        return issue;
    }

    private static NewDeployment CreateDeployment() =>
        new("main")
        {
            AutoMerge = false,
            RequiredContexts = [],
            Payload = "{}",
            Environment = "production",
            Description = "d",
            TransientEnvironment = false,
            ProductionEnvironment = true,
        };
}
