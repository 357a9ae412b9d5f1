using System.Net;
using Octokit;

namespace MlOpsBuild.Tests.Delivery.GitHub.Double;

/// <summary>Deployments of the double are as those of GitHub.</summary>
public sealed class DeploymentTests : GitHubTest
{
    private const string DeployToken = "ghs_deploy";

    private IDeploymentsClient Deployments => CreateClient(DeployToken).Repository.Deployment;

    [Fact]
    public async Task A_deployment_has_its_statuses_newest_first()
    {
        Allow();
        var made = await Deployments.Create(Owner, Name, New("staging"));
        (made.Sha, made.Task, made.Environment, made.Description).ShouldBe(
            (Sha, "deploy", "staging", "first")
        );
        (made.TransientEnvironment, made.ProductionEnvironment).ShouldBe((false, false));
        foreach (
            var state in (DeploymentState[])[DeploymentState.InProgress, DeploymentState.Success]
        )
        {
            await Deployments.Status.Create(
                Owner,
                Name,
                made.Id,
                new NewDeploymentStatus(state)
                {
                    EnvironmentUrl = "https://churn.example.org/",
                    LogUrl = "https://github.com/acme/widgets/actions/runs/1",
                    Description = "as it should",
                }
            );
        }

        var statuses = await Deployments.Status.GetAll(Owner, Name, made.Id);
        statuses
            .Select(x => x.State.Value)
            .ShouldBe([DeploymentState.Success, DeploymentState.InProgress]);
        statuses[0].EnvironmentUrl.ShouldBe("https://churn.example.org/");
        (await Deployments.GetAll(Owner, Name)).Single().Id.ShouldBe(made.Id);
    }

    [Fact]
    public async Task Success_replaces_what_is_not_in_production()
    {
        Allow();
        foreach (var environment in (string[])["staging", "production"])
        {
            for (var i = 0; i < 2; i++)
            {
                var made = await Deployments.Create(Owner, Name, New(environment));
                await Deployments.Status.Create(
                    Owner,
                    Name,
                    made.Id,
                    new NewDeploymentStatus(DeploymentState.Success)
                );
            }
        }

        Repository
            .Content.Deployments.Values.Select(x => x.State)
            .ShouldBe(["inactive", "success", "success", "success"]);
    }

    [Fact]
    public async Task Checks_of_the_commit_are_required_unless_said_otherwise()
    {
        Allow();
        await Workflow.Check.Run.Create(Owner, Name, new NewCheckRun("quality", Sha));
        var deployment = New("staging");
        deployment.RequiredContexts = null;
        var refused = await Should.ThrowAsync<ApiException>(() =>
            Deployments.Create(Owner, Name, deployment)
        );
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        // GitHub says why, and its description does not know that.
        Violations = 1;
        await Deployments.Create(Owner, Name, New("staging"));
    }

    [Fact]
    public async Task What_GitHub_does_not_take_is_refused()
    {
        Allow();
        (
            await Should.ThrowAsync<ApiValidationException>(() =>
                Deployments.Create(Owner, Name, new NewDeployment("no-such-branch"))
            )
        ).Message.ShouldContain("No ref found");
        var made = await Deployments.Create(Owner, Name, New("staging"));
        await Should.ThrowAsync<ApiValidationException>(() =>
            Deployments.Status.Create(
                Owner,
                Name,
                made.Id,
                new NewDeploymentStatus(DeploymentState.Success)
                {
                    Description = new string('x', 141),
                }
            )
        );
        await Should.ThrowAsync<NotFoundException>(() => Deployments.Status.GetAll(Owner, Name, 1));
        await Should.ThrowAsync<ForbiddenException>(() =>
            Workflow.Repository.Deployment.Create(Owner, Name, New("staging"))
        );
    }

    private void Allow() =>
        Server.State.AddWorkflowToken(DeployToken, "contents: read", "deployments: write");

    private static NewDeployment New(string environment) =>
        new(Sha)
        {
            Environment = environment,
            Description = "first",
            AutoMerge = false,
            RequiredContexts = [],
        };
}
