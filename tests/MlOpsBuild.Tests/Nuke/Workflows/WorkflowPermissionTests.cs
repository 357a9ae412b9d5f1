using MlOpsBuild.Nuke.Workflows;

namespace MlOpsBuild.Tests.Nuke.Workflows;

/// <summary>What each job may do, no more and no less.</summary>
public sealed class WorkflowPermissionTests
{
    [Theory]
    [InlineData(
        "ghcr.io/acme/{model}",
        WorkflowFile.Report,
        "report",
        "contents: read, packages: read"
    )]
    [InlineData(
        "ghcr.io/acme/{model}",
        WorkflowFile.Report,
        "share",
        "contents: read, packages: write"
    )]
    [InlineData(
        "ghcr.io/acme/{model}",
        WorkflowFile.Report,
        "tune",
        "contents: read, packages: write"
    )]
    [InlineData(
        "ghcr.io/acme/{model}",
        WorkflowFile.Comment,
        "post",
        "actions: read, checks: write, contents: read, pull-requests: write"
    )]
    [InlineData(
        "ghcr.io/acme/{model}",
        WorkflowFile.Deploy,
        "register",
        "contents: read, packages: write"
    )]
    [InlineData(
        "ghcr.io/acme/{model}",
        WorkflowFile.Deploy,
        "containerize",
        "contents: read, packages: write"
    )]
    [InlineData(
        "ghcr.io/acme/{model}",
        WorkflowFile.Deploy,
        "deploy-staging",
        "contents: read, packages: read, deployments: write"
    )]
    [InlineData(
        "ghcr.io/acme/{model}",
        WorkflowFile.Deploy,
        "deploy-production",
        "contents: read, packages: read, deployments: write"
    )]
    [InlineData(
        "ghcr.io/acme/{model}",
        WorkflowFile.Monitor,
        "monitor",
        "contents: read, packages: read"
    )]
    [InlineData(
        "ghcr.io/acme/{model}",
        WorkflowFile.Monitor,
        "retrain",
        "contents: write, pull-requests: write, packages: read"
    )]
    [InlineData("acme.azurecr.io/m", WorkflowFile.Report, "report", "contents: read")]
    [InlineData(
        "acme.azurecr.io/m",
        WorkflowFile.Report,
        "share",
        "contents: read, id-token: write"
    )]
    [InlineData(
        "acme.azurecr.io/m",
        WorkflowFile.Deploy,
        "register",
        "contents: read, id-token: write"
    )]
    [InlineData("registry.example.org/m", WorkflowFile.Report, "share", "contents: read")]
    [InlineData(null, WorkflowFile.Report, "report", "contents: read")]
    [InlineData(null, WorkflowFile.Monitor, "retrain", "contents: write, pull-requests: write")]
    public void Job_may_do_exactly_this(
        string? registry,
        string file,
        string job,
        string permissions
    ) =>
        WorkflowYaml
            .Show(
                new WorkflowYaml(Plans.Text(Plans.Of(registry), file))
                    .Jobs.Single(j => j.Id == job)
                    .Job.Children["permissions"]
            )
            .ShouldBe(permissions);

    [Fact]
    public void There_are_no_other_jobs()
    {
        var plan = Plans.Of("ghcr.io/acme/{model}");
        WorkflowFile
            .Of(plan)
            .SelectMany(f => new WorkflowYaml(f.Content).Jobs.Select(j => j.Id))
            .ShouldBe([
                "report",
                "share",
                "tune",
                "post",
                "register",
                "containerize",
                "deploy-staging",
                "deploy-production",
                "monitor",
                "retrain",
            ]);
    }
}
