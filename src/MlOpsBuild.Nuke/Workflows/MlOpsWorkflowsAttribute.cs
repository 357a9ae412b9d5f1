using Nuke.Common.CI;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Utilities;

namespace MlOpsBuild.Nuke.Workflows;

/// <summary>
/// Stands on the build class and keeps the workflows of the pipeline up to date on every local run, as NUKE's
/// <c>[GitHubActions]</c> does with its own: <c>mlops.yml</c> (the report of pull requests and pushes),
/// <c>mlops-comment.yml</c> (posts it, where the build has <c>PostReport</c>), <c>mlops-deploy.yml</c> (where there is a
/// registry and <c>Register</c>, <c>Containerize</c> or <c>Deploy</c>) and <c>mlops-monitor.yml</c> (where there is
/// <c>Monitor</c>).
/// </summary>
/// <remarks>
/// Steps run targets only, so that <c>./build.sh Report</c> gives on a laptop what it gives there. What a target needs of
/// GitHub: for <c>Register</c> the secret of <see cref="SigningKeySecret"/>; for registries that are neither ghcr.io nor one of
/// Azure, AWS or Google the secrets <c>MLOPS_REGISTRY_USER</c> and <c>MLOPS_REGISTRY_PASSWORD</c>; for those clouds the variables
/// <c>AZURE_CLIENT_ID</c>, <c>AZURE_TENANT_ID</c>, <c>AZURE_SUBSCRIPTION_ID</c>, or <c>AWS_ROLE_ARN</c>, or
/// <c>GCP_WORKLOAD_IDENTITY_PROVIDER</c>, <c>GCP_SERVICE_ACCOUNT</c> (OpenID Connect, no stored secret); for <c>Retrain</c> the
/// secret <c>MLOPS_TOKEN</c> where its pull request is to start workflows, or else the setting that lets Actions open pull
/// requests. The check to require is <c>report</c>; with several models or images each one that begins so. GitHub starts
/// <c>mlops-comment.yml</c> once it is on the default branch, not yet for the pull request that brings it.
/// </remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MlOpsWorkflowsAttribute : ConfigurationAttributeBase
{
    /// <summary>The value of <see cref="Registry"/> that shares nothing.</summary>
    public const string NoRegistry = "none";

    private WorkflowStream? _stream;
    private bool _hasTold;

    /// <summary>
    /// What <c>--model</c> is for each model: folders with mlops.yaml, relative to the root, or names.
    /// <value>The default value is none: the build's only model, or the one of <c>.nuke/parameters.json</c>.</value>
    /// </summary>
    public string[] Models { get; set; } = [];

    /// <summary>
    /// Labels of GitHub's runners. The report is made on each, with the same result; all other jobs run on the first.
    /// <value>The default value is <c>ubuntu-latest</c>.</value>
    /// </summary>
    public string[] Images { get; set; } = ["ubuntu-latest"];

    /// <summary>Branches whose models are shared and registered. <value>The default value is <c>main</c>.</value></summary>
    public string[] Branches { get; set; } = ["main"];

    /// <summary>
    /// The repository of an OCI registry, <c>registry[:port]/repository</c>; <c>ghcr.io</c> alone stands for the packages of the
    /// GitHub repository; <c>none</c> shares nothing.
    /// <value>The default value is what <c>.nuke/parameters.json</c> or the models' mlops.yaml name.</value>
    /// </summary>
    public string? Registry { get; set; }

    /// <summary>
    /// Names of GitHub's environments, in the order of deployment; who has to approve is set there. Letters, digits, dashes and
    /// underscores, at most 80.
    /// <value>The default value is <c>staging</c>, <c>production</c>.</value>
    /// </summary>
    public string[] Environments { get; set; } = ["staging", "production"];

    /// <summary>
    /// When to monitor: minute, hour, day, month, weekday, in UTC. GitHub starts late, or not at all, what is due at a full hour,
    /// when most is. <value>The default value is <c>17 3 * * 1</c>, weekly.</value>
    /// </summary>
    public string Schedule { get; set; } = "17 3 * * 1";

    /// <summary>After how many minutes a job is stopped, 1 to 360. <value>The default value is 60.</value></summary>
    public int TimeoutMinutes { get; set; } = 60;

    /// <summary>For how many days reports are kept, 1 to 90. <value>The default value is 30.</value></summary>
    public int RetentionDays { get; set; } = 30;

    /// <summary>Into how many jobs <c>Tune</c> is divided, 1 to 256. <value>The default value is 1.</value></summary>
    public int TuneShards { get; set; } = 1;

    /// <summary>
    /// The version of the .NET SDK, such as <c>10.0.x</c>.
    /// <value>The default value is that of global.json, or <c>10.0.x</c> where there is no such file.</value>
    /// </summary>
    public string? DotNetVersion { get; set; }

    /// <summary>
    /// The secret with the key that <c>Register</c> signs with. <value>The default value is <c>MLOPS_SIGNING_KEY</c>.</value>
    /// </summary>
    public string SigningKeySecret { get; set; } = "MLOPS_SIGNING_KEY";

    /// <inheritdoc/>
    public override string IdPostfix => ReportWorkflow.Name;

    /// <inheritdoc/>
    public override Type HostType => typeof(GitHubActions);

    /// <inheritdoc/>
    public override AbsolutePath ConfigurationFile => Folder / WorkflowFile.Report;

    /// <summary>The workflows that this build needs; names those that are left of what it no longer needs.</summary>
    public override IEnumerable<AbsolutePath> GeneratedFiles
    {
        get
        {
            var files = WorkflowPlanner.TryPlan(this, Build, Script) is { } plan
                ? WorkflowFile.Of(plan).Select(f => f.Name).ToList()
                : [.. WorkflowFile.Names.Where(name => File.Exists(Folder / name))];
            TellStale(files);
            return files.ConvertAll(name => Folder / name);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<string> RelevantTargetNames =>
        WorkflowTargets.Of(Build.GetType()).Names;

    /// <inheritdoc/>
    public override IEnumerable<string> IrrelevantTargetNames => [];

    /// <summary>
    /// Files that decide, besides the build program, what is generated; <see langword="null"/> where that cannot be told.
    /// </summary>
    public IEnumerable<AbsolutePath>? InputFiles =>
        WorkflowPlanner.TryPlan(this, Build, Script) is { } plan
        && Stale(WorkflowFile.Of(plan).Select(f => f.Name)).Count == 0
            ? WorkflowPlanner.InputFiles(this, Build.RootDirectory)
            : null;

    // BuildCmdPath of the base class, without its exception: a root without scripts has nothing that a server could start.
    private string Script => WorkflowPlanner.FindScript(Build.RootDirectory);

    private AbsolutePath Folder => Build.RootDirectory / ".github" / "workflows";

    /// <inheritdoc/>
    public override CustomFileWriter CreateWriter(StreamWriter streamWriter) =>
        new(streamWriter, indentationFactor: 2, commentPrefix: "#");

    /// <inheritdoc/>
    public override ConfigurationEntity GetConfiguration(
        IReadOnlyCollection<ExecutableTarget> relevantTargets
    ) =>
        new WorkflowConfiguration(
            () => _stream!,
            WorkflowPlanner.Plan(this, Build, Script) is { } plan ? WorkflowFile.Of(plan) : []
        );

    /// <inheritdoc/>
    protected override StreamWriter CreateStream() =>
        _stream = new WorkflowStream(Folder, Build.TemporaryDirectory);

    private List<string> Stale(IEnumerable<string> needed) =>
        [
            .. WorkflowFile
                .Names.Except(needed, StringComparer.Ordinal)
                .Where(name => File.Exists(Folder / name)),
        ];

    private void TellStale(List<string> needed)
    {
        if (_hasTold)
        {
            return;
        }

        _hasTold = true;
        foreach (var name in Stale(needed))
        {
            Screen.Warn(
                $"The build has no targets for .github/workflows/{name} any more: delete it, or it goes on running."
            );
        }
    }
}
