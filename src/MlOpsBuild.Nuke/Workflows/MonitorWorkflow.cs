namespace MlOpsBuild.Nuke.Workflows;

/// <summary>mlops-monitor.yml: looks regularly whether a model drifts; where it does, retrains it and opens a pull request.</summary>
internal static class MonitorWorkflow
{
    public static bool IsNeeded(WorkflowPlan plan) => plan.Targets.Has(WorkflowTargets.Monitor);

    public static string Write(WorkflowPlan plan)
    {
        var text = new WorkflowText().Add(
            0,
            $$"""
            name: mlops-monitor

            on:
              schedule:
                - cron: '{{plan.Schedule}}'
              workflow_dispatch:

            permissions: {}

            concurrency:
              group: mlops-monitor
              cancel-in-progress: false

            jobs:
            """
        );

        // One pair of jobs a model rather than a matrix: outputs of a matrix overwrite each other.
        var isFirst = true;
        foreach (var model in plan.Models)
        {
            foreach (var job in Jobs(plan, model))
            {
                if (!isFirst)
                {
                    text.AddEmptyLine();
                }

                isFirst = false;
                job.Write(text);
            }
        }

        return text.ToString();
    }

    private static IEnumerable<WorkflowJob> Jobs(WorkflowPlan plan, WorkflowModel model)
    {
        var suffix = model.Name.Length == 0 ? "" : $"-{model.Name}";
        var argument = model.Path.Length == 0 ? "" : $" --model {model.Path}";
        var retrains = plan.Targets.Has(WorkflowTargets.Retrain);
        var monitor = new WorkflowJob
        {
            Id = $"monitor{suffix}",
            Image = plan.FirstImage,
            TimeoutMinutes = plan.TimeoutMinutes,
            Permissions = Permissions(plan, []),
            Outputs = retrains ? ["drift: ${{ steps.monitor.outputs.drift }}"] : [],
            Variables = plan.Variables,
            Steps =
            [
                .. WorkflowSteps.Begin(plan, isCached: true),
                .. plan.Registries.SelectMany(r => r.Steps()),
                retrains
                    ? Alarm(plan.RunOnFirst($"Monitor{argument}"))
                    : WorkflowSteps.Run("Monitor", plan.RunOnFirst($"Monitor{argument}")),
            ],
        };
        yield return monitor;
        if (!retrains)
        {
            yield break;
        }

        yield return new WorkflowJob
        {
            Id = $"retrain{suffix}",
            Condition = $"needs.{monitor.Id}.outputs.drift == 'true'",
            Needs = [monitor.Id],
            Image = plan.FirstImage,
            TimeoutMinutes = plan.TimeoutMinutes,
            Permissions = Permissions(plan, ["contents: write", "pull-requests: write"]),
            Variables = plan.Variables,
            Steps =
            [
                .. WorkflowSteps.Begin(plan, isCached: false),
                .. plan.Registries.SelectMany(r => r.Steps()),
                WorkflowText.Join(
                    "# A pull request that the token of the run opens starts no workflows: MLOPS_TOKEN is for a token that does.",
                    WorkflowSteps.Run(
                        "Retrain",
                        plan.RunOnFirst($"Retrain{argument}"),
                        "GITHUB_TOKEN: ${{ secrets.MLOPS_TOKEN || github.token }}"
                    )
                ),
            ],
        };
    }

    /// <summary>A drift alarm, exit code 4, is what retraining waits for, and no failure.</summary>
    private static string Alarm(string command) =>
        $$"""
            - name: Monitor
              id: monitor
              shell: bash
              run: |
                code=0
                {{command}} || code=$?
                if [ "$code" -eq 4 ]; then
                  echo "drift=true" >> "$GITHUB_OUTPUT"
                  exit 0
                fi
                exit "$code"
            """;

    private static IReadOnlyList<string> Permissions(
        WorkflowPlan plan,
        IReadOnlyList<string> writes
    ) => [.. writes.Count == 0 ? ["contents: read"] : writes, .. plan.Permissions(write: false)];
}
