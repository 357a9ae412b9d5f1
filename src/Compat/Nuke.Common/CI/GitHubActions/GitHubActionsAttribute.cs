using Nuke.Common.IO;

namespace Nuke.Common.CI.GitHubActions;

/// <summary>
/// Describes a workflow that runs the build: local builds keep <c>.github/workflows/NAME.yml</c> up to date.
/// Derive from it and override <see cref="GetJobs"/>, <see cref="GetImports"/> or <see cref="GetTriggers"/> for more.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public partial class GitHubActionsAttribute : ConfigurationAttributeBase
{
    private readonly string _name;
    private readonly GitHubActionsImage[] _images;
    private GitHubActionsSubmodules? _submodules;
    private bool? _lfs;
    private uint? _fetchDepth;
    private bool? _progress;
    private string _filter;

    /// <summary>A workflow with one job an image; spaces in the name become underscores.</summary>
    public GitHubActionsAttribute(
        string name,
        GitHubActionsImage image,
        params GitHubActionsImage[] images
    )
    {
        _name = name.Replace(' ', '_');
        _images = [image, .. images];
    }

    public override string IdPostfix => _name;
    public override Type HostType => typeof(GitHubActions);
    public override AbsolutePath ConfigurationFile =>
        Build.RootDirectory / ".github" / "workflows" / $"{_name}.yml";
    public override IEnumerable<AbsolutePath> GeneratedFiles => [ConfigurationFile];
    public override IEnumerable<string> RelevantTargetNames => InvokedTargets;
    public override IEnumerable<string> IrrelevantTargetNames => [];

    /// <summary>Events without conditions. Not together with any other <c>On*</c>.</summary>
    public GitHubActionsTrigger[] On { get; set; } = [];

    public string[] OnPushBranches { get; set; } = [];

    /// <summary>Not together with <see cref="OnPushBranches"/> and <see cref="OnPushTags"/>.</summary>
    public string[] OnPushBranchesIgnore { get; set; } = [];

    public string[] OnPushTags { get; set; } = [];

    /// <summary>Not together with <see cref="OnPushBranches"/> and <see cref="OnPushTags"/>.</summary>
    public string[] OnPushTagsIgnore { get; set; } = [];

    public string[] OnPushIncludePaths { get; set; } = [];
    public string[] OnPushExcludePaths { get; set; } = [];
    public string[] OnPullRequestBranches { get; set; } = [];
    public string[] OnPullRequestTags { get; set; } = [];
    public string[] OnPullRequestIncludePaths { get; set; } = [];
    public string[] OnPullRequestExcludePaths { get; set; } = [];

    /// <summary>Parameters that may be entered when the workflow is started by hand.</summary>
    public string[] OnWorkflowDispatchOptionalInputs { get; set; } = [];

    /// <summary>Parameters that must be entered when the workflow is started by hand.</summary>
    public string[] OnWorkflowDispatchRequiredInputs { get; set; } = [];

    /// <summary>Minute, hour, day, month and weekday, in UTC: <c>0 3 * * 1</c>.</summary>
    public string OnCronSchedule { get; set; }

    /// <summary>Parameters whose values are secrets of the repository: <c>NugetApiKey</c> is <c>NUGET_API_KEY</c> there.</summary>
    public string[] ImportSecrets { get; set; } = [];

    /// <summary>Whether the build gets the token of the run as <c>GITHUB_TOKEN</c>.</summary>
    public bool EnableGitHubToken { get; set; }

    public GitHubActionsPermissions[] WritePermissions { get; set; } = [];
    public GitHubActionsPermissions[] ReadPermissions { get; set; } = [];

    /// <summary>What is kept from one run to the next.</summary>
    public string[] CacheIncludePatterns { get; set; } = [".nuke/temp", "~/.nuget/packages"];

    public string[] CacheExcludePatterns { get; set; } = [];

    /// <summary>Files that make a new cache when they change; none turns the cache off.</summary>
    public string[] CacheKeyFiles { get; set; } =
    ["**/global.json", "**/*.csproj", "**/Directory.Packages.props"];

    /// <summary>Whether what the targets produce is kept with the run. Default is <c>true</c>.</summary>
    public bool PublishArtifacts { get; set; } = true;

    /// <summary>An expression such as <c>always()</c>: when to keep what the targets produce.</summary>
    public string PublishCondition { get; set; }

    /// <summary>When jobs are cancelled; 0 leaves it to GitHub.</summary>
    public int TimeoutMinutes { get; set; }

    /// <summary>The deployment environment of the jobs, with its secrets and rules.</summary>
    public string EnvironmentName { get; set; }

    public string EnvironmentUrl { get; set; }

    /// <summary>Of all runs in a group, one runs at a time.</summary>
    public string ConcurrencyGroup { get; set; }

    /// <summary>Whether a new run cancels the one before; without a group, that of the same pull request.</summary>
    public bool ConcurrencyCancelInProgress { get; set; }

    /// <summary>As <see cref="ConcurrencyGroup"/>, for each job.</summary>
    public string JobConcurrencyGroup { get; set; }

    /// <summary>As <see cref="ConcurrencyCancelInProgress"/>, for each job.</summary>
    public bool JobConcurrencyCancelInProgress { get; set; }

    public string[] InvokedTargets { get; set; } = [];

    public GitHubActionsSubmodules Submodules
    {
        get => _submodules ?? GitHubActionsSubmodules.False;
        set => _submodules = value;
    }

    /// <summary>Whether files of Git LFS are downloaded.</summary>
    public bool Lfs
    {
        get => _lfs ?? false;
        set => _lfs = value;
    }

    /// <summary>How many commits are fetched; 0 is all. Default is 1.</summary>
    public uint FetchDepth
    {
        get => _fetchDepth ?? 1;
        set => _fetchDepth = value;
    }

    /// <summary>Whether the checkout shows its progress. Default is <c>true</c>.</summary>
    public bool Progress
    {
        get => _progress ?? true;
        set => _progress = value;
    }

    /// <summary>A filter for a partial clone, such as <c>tree:0</c>.</summary>
    public string Filter
    {
        get => _filter;
        set => _filter = value;
    }
}
