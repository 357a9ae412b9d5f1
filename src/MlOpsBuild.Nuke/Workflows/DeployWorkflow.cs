namespace MlOpsBuild.Nuke.Workflows;

/// <summary>
/// mlops-deploy.yml: gives accepted models of the main branches versions, makes images of them and brings those to one
/// environment after the other.
/// </summary>
internal static class DeployWorkflow
{
    private const string All = "all";

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
                        description: Version, such as 1.2.0; empty for the next one
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
        if (plan.Targets.Has(WorkflowTargets.Register))
        {
            jobs.Add(Job(plan, matrix, "register", [], isWriter: true, Register(plan, matrix)));
            needs.Add("register");
        }

        if (plan.Targets.Has(WorkflowTargets.Containerize))
        {
            var step = Run(plan, matrix, WorkflowTargets.Containerize, "");
            jobs.Add(Job(plan, matrix, "containerize", needs, isWriter: true, [step]));
            needs = ["containerize"];
        }

        foreach (var environment in deploys ? plan.Environments : [])
        {
            var step = Run(plan, matrix, WorkflowTargets.Deploy, $" --environment {environment}");
            var job = Job(plan, matrix, $"deploy-{environment}", needs, isWriter: false, [step]);
            jobs.Add(
                job with
                {
                    // An environment that was not chosen is skipped, and those after it are not.
                    Condition =
                        $"${{{{ !failure() && !cancelled() && (github.event_name == 'push' || inputs.environment == '{All}' || inputs.environment == '{environment}') }}}}",
                    Environment = environment,
                }
            );
            needs = [.. needs, job.Id];
        }

        return jobs;
    }

    private static IEnumerable<string> Register(WorkflowPlan plan, WorkflowMatrix matrix)
    {
        if (plan.Targets.Has(WorkflowTargets.Pull))
        {
            yield return WorkflowSteps.Pull(
                plan.RunOnFirst($"Pull{matrix.ModelArgument}"),
                condition: null
            );
        }

        yield return WorkflowSteps.Run(
            WorkflowTargets.Register,
            plan.RunOnFirst($"Register{matrix.ModelArgument}"),
            "ModelVersion: ${{ inputs.version }}",
            $"SigningKey: ${{{{ secrets.{plan.SigningKeySecret} }}}}"
        );
    }

    // Without its prefix the parameter's variable would be a property of MSBuild too.
    private static string Run(
        WorkflowPlan plan,
        WorkflowMatrix matrix,
        string target,
        string arguments
    ) =>
        WorkflowSteps.Run(
            target,
            plan.RunOnFirst($"{target}{matrix.ModelArgument}{arguments}"),
            "NUKE_VERSION: ${{ inputs.version }}"
        );

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
                .. plan.Registries.SelectMany(r => r.Steps(null)),
                .. steps,
            ],
        };
    }
}
