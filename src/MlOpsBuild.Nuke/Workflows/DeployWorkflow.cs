namespace MlOpsBuild.Nuke.Workflows;

/// <summary>
/// mlops-deploy.yml: gives accepted models of the main branches versions, makes images of them and brings those to one
/// environment after the other.
/// </summary>
internal static class DeployWorkflow
{
    /// <summary>The choice that is no environment.</summary>
    public const string All = "all";

    /// <summary>
    /// Whether there is something to run. A version that is registered nowhere but on a runner is gone with it: without a
    /// registry nothing is registered here.
    /// </summary>
    public static bool IsNeeded(WorkflowPlan plan) =>
        plan.HasRegistry
        && (
            plan.Targets.Has(WorkflowTargets.Register)
            || plan.Targets.Has(WorkflowTargets.Containerize)
            || plan.Targets.Has(WorkflowTargets.Deploy)
        );

    public static string Write(WorkflowPlan plan)
    {
        var deploys = plan.Targets.Has(WorkflowTargets.Deploy);
        var version = deploys
            ? "Version to deploy, such as 1.2.0; empty registers and deploys this commit's model"
            : "Version to give, such as 1.2.0; empty for the next one";
        var text = new WorkflowText()
            .Add(
                0,
                $"""
                name: mlops-deploy

                on:
                  push:
                    branches: [{string.Join(", ", plan.Branches.Select(WorkflowText.Scalar))}]
                  workflow_dispatch:
                    inputs:
                      version:
                        description: {version}
                        required: false
                """
            )
            .Add(
                3,
                deploys
                    ? $"""
                    environment:
                      description: Environment to deploy to
                      type: choice
                      options: [{string.Join(", ", plan.Environments.Prepend(All))}]
                      default: {All}
                    """
                    : ""
            )
            .Add(
                0,
                """

                permissions: {}

                jobs:
                """
            );
        var jobs = Jobs(plan, deploys);
        for (var i = 0; i < jobs.Count; i++)
        {
            if (i > 0)
            {
                text.AddEmptyLine();
            }

            jobs[i].Write(text);
        }

        return text.ToString();
    }

    private static List<WorkflowJob> Jobs(WorkflowPlan plan, bool deploys)
    {
        var jobs = new List<WorkflowJob>();
        var needs = new List<string>();
        var matrix = WorkflowMatrix.Of(plan.Models, ("model", m => m.Path), ("name", m => m.Name));

        // Where a version is chosen there is nothing to be made.
        var condition = deploys ? "inputs.version == ''" : "";
        if (plan.Targets.Has(WorkflowTargets.Register))
        {
            var steps = Register(plan, matrix, deploys);
            var job = Job(plan, matrix, "register", [], isWriter: true, steps);
            jobs.Add(job with { Condition = condition });
            needs = [job.Id];
        }

        if (plan.Targets.Has(WorkflowTargets.Containerize))
        {
            var step = WorkflowSteps.Run(
                WorkflowTargets.Containerize,
                plan.RunOnFirst($"Containerize{matrix.ModelArgument} --push-image")
            );
            var job = Job(plan, matrix, "containerize", needs, isWriter: true, [step]);
            jobs.Add(job with { Condition = condition });
            needs = [.. needs, job.Id];
        }

        foreach (var environment in deploys ? plan.Environments : [])
        {
            // Without its prefix the parameter's variable would be a property of MSBuild too.
            var step = WorkflowSteps.Run(
                WorkflowTargets.Deploy,
                plan.RunOnFirst($"Deploy{matrix.ModelArgument} --environment {environment}"),
                "NUKE_VERSION: ${{ inputs.version }}",
                "GITHUB_TOKEN: ${{ github.token }}"
            );
            var job = Job(plan, matrix, $"deploy-{environment}", needs, isWriter: false, [step]);
            jobs.Add(
                job with
                {
                    // An environment that was not chosen is skipped, and those after it are not. A job that a newer run
                    // took the place of has not failed, and what comes after it has nothing to deploy.
                    Condition =
                        $"${{{{ !failure() && !cancelled() && !contains(needs.*.result, 'cancelled') && (github.event_name == 'push' || inputs.environment == '{All}' || inputs.environment == '{environment}') }}}}",
                    Environment = environment,
                    Permissions = [.. job.Permissions, "deployments: write"],
                }
            );
            needs = [.. needs, job.Id];
        }

        return jobs;
    }

    private static IEnumerable<string> Register(
        WorkflowPlan plan,
        WorkflowMatrix matrix,
        bool deploys
    )
    {
        if (plan.Targets.Has(WorkflowTargets.Pull))
        {
            yield return WorkflowSteps.Pull(
                plan.RunOnFirst($"Pull{matrix.ModelArgument}"),
                condition: null
            );
        }

        var command = plan.RunOnFirst($"Register{matrix.ModelArgument}");
        var key = $"SigningKey: ${{{{ secrets.{plan.SigningKeySecret} }}}}";
        yield return deploys
            ? WorkflowSteps.Run(WorkflowTargets.Register, command, key)
            : WorkflowSteps.Run(
                WorkflowTargets.Register,
                command,
                "ModelVersion: ${{ inputs.version }}",
                key
            );
    }

    private static WorkflowJob Job(
        WorkflowPlan plan,
        WorkflowMatrix matrix,
        string id,
        IReadOnlyList<string> needs,
        bool isWriter,
        IEnumerable<string> steps
    )
    {
        var name = matrix["name"];
        return new WorkflowJob
        {
            Id = id,
            Name = matrix.Strategy().Length == 0 ? "" : matrix.NameOf(id, "name"),
            Needs = needs,
            Image = plan.FirstImage,
            TimeoutMinutes = plan.TimeoutMinutes,
            Permissions = ["contents: read", .. plan.Permissions(isWriter)],
            ConcurrencyGroup = name.Length == 0 ? $"mlops-{id}" : $"mlops-{id}-{name}",
            Strategy = matrix.Strategy(),
            Variables = plan.Variables,
            Steps =
            [
                .. WorkflowSteps.Begin(plan, isCached: false),
                .. plan.Registries.SelectMany(r => r.Steps()),
                .. steps,
            ],
        };
    }
}
