namespace MlOpsBuild.Nuke.Workflows;

/// <summary>
/// mlops.yml: the report of every pull request, also in a merge queue, and of every push to the main branches. It always runs,
/// whatever changed: a check that is required must come.
/// </summary>
internal static class ReportWorkflow
{
    /// <summary>The workflow's name; mlops-comment.yml waits for it.</summary>
    public const string Name = "mlops";

    /// <summary>Artifacts of reports: this, or this, a dash and the model's name.</summary>
    public const string Artifact = "mlops-report";

    private const string OfChange =
        "github.event_name == 'pull_request' || github.event_name == 'merge_group'";
    private const string OfPush = "github.event_name == 'push'";
    private const string ByHand = "github.event_name == 'workflow_dispatch'";

    // Runs for pull requests of forks get no credentials.
    private const string IsOfRepository =
        "github.event.pull_request.head.repo.full_name == github.repository";

    public static string Write(WorkflowPlan plan)
    {
        var tunes = plan.Targets.Has(WorkflowTargets.Tune);
        var text = new WorkflowText()
            .Add(
                0,
                $"""
                name: {Name}

                on:
                  pull_request:
                  merge_group:
                  push:
                    branches: [{string.Join(", ", plan.Branches.Select(WorkflowText.Scalar))}]
                """
            )
            .Add(1, tunes ? "workflow_dispatch:" : "")
            .Add(
                0,
                """

                permissions: {}

                concurrency:
                  group: mlops-${{ github.event_name }}-${{ github.ref }}
                  cancel-in-progress: ${{ github.event_name == 'pull_request' }}

                jobs:
                """
            );

        // Only the job that sends results may write packages, and it runs no code of pull requests.
        var pushes = plan.HasRegistry && plan.Targets.Has(WorkflowTargets.Push);
        var condition =
            pushes ? OfChange
            : tunes ? $"{OfChange} || {OfPush}"
            : "";
        Report(plan, "report", condition, isPush: false).Write(text);
        if (pushes)
        {
            text.AddEmptyLine();
            Report(plan, "share", OfPush, isPush: true).Write(text);
        }

        if (tunes)
        {
            text.AddEmptyLine();
            Tune(plan).Write(text);
        }

        return text.ToString();
    }

    private static WorkflowJob Report(WorkflowPlan plan, string id, string condition, bool isPush)
    {
        var runs = (
            from image in plan.Images
            from entry in plan.Models
            select (Image: image, Model: entry)
        ).ToList();
        var matrix = WorkflowMatrix.Of(
            runs,
            ("model", r => r.Model.Path),
            ("name", r => r.Model.Name),
            ("image", r => r.Image),
            ("artifact", r => ArtifactOf(plan, r.Model, r.Image))
        );
        plan = isPush
            ? plan
            : plan with
            {
                Registries = [.. plan.Registries.Where(r => r.IsOpenToPullRequests)],
            };
        var when = isPush ? null : $"github.event_name != 'pull_request' || {IsOfRepository}";
        var model = matrix.ModelArgument;
        var steps = new List<string>(
            WorkflowSteps.Begin(plan, isCached: true, isOfPullRequest: !isPush)
        );
        if (!plan.HasRegistry)
        {
            steps.Add(WorkflowSteps.StoreCache(Named(matrix["name"], "mlops-store")));
        }

        steps.AddRange(plan.Registries.SelectMany(r => r.Steps(when, isOptional: true)));
        if (plan.HasRegistry && plan.Targets.Has(WorkflowTargets.Pull))
        {
            steps.Add(WorkflowSteps.Pull(plan.RunOnImages($"Pull{model}"), when));
        }

        steps.Add(WorkflowSteps.Run("Report", plan.RunOnImages($"Report{model}")));
        steps.Add(WorkflowSteps.Upload(plan, matrix["artifact"], "artifacts/report"));
        if (isPush)
        {
            // Also what a gate rejected is worth keeping: nobody computes it again.
            steps.Add(
                WorkflowText.Join(
                    "- name: Results to the registry",
                    "  if: ${{ !cancelled() }}",
                    $"  run: {plan.RunOnImages($"Push{model}")}"
                )
            );
        }

        return new WorkflowJob
        {
            Id = id,
            Name = matrix.Strategy().Length == 0 ? "" : matrix.NameOf(id, "name", "image"),
            Condition = condition,
            Image = matrix["image"],
            TimeoutMinutes = plan.TimeoutMinutes,
            Permissions = ["contents: read", .. plan.Permissions(isPush)],
            Strategy = matrix.Strategy(),
            Variables = plan.Variables,
            Steps = steps,
        };
    }

    private static WorkflowJob Tune(WorkflowPlan plan)
    {
        var runs = (
            from entry in plan.Models
            from shard in Enumerable.Range(1, plan.TuneShards)
            select (Model: entry, Shard: shard.ToString(CultureInfo.InvariantCulture))
        ).ToList();
        var matrix = WorkflowMatrix.Of(
            runs,
            ("model", r => r.Model.Path),
            ("name", r => r.Model.Name),
            ("shard", r => r.Shard)
        );
        var count = plan.TuneShards.ToString(CultureInfo.InvariantCulture);
        var partition = plan.TuneShards > 1 ? $" --partition {matrix["shard"]}/{count}" : "";
        var model = matrix.ModelArgument;
        List<string> steps = [.. WorkflowSteps.Begin(plan, isCached: true)];
        steps.AddRange(plan.Registries.SelectMany(r => r.Steps()));
        steps.Add(WorkflowSteps.Run("Tune", plan.RunOnFirst($"Tune{model}{partition}")));
        if (plan.HasRegistry && plan.Targets.Has(WorkflowTargets.Push))
        {
            steps.Add(
                WorkflowSteps.Run("Results to the registry", plan.RunOnFirst($"Push{model}"))
            );
        }

        var artifact = Named(matrix["name"], "mlops-tune");
        steps.Add(WorkflowSteps.Upload(plan, $"{artifact}-{matrix["shard"]}", "artifacts"));
        return new WorkflowJob
        {
            Id = "tune",
            Name = matrix.Strategy().Length == 0 ? "" : matrix.NameOf("tune", "name", "shard"),
            Condition = ByHand,
            Image = plan.FirstImage,
            TimeoutMinutes = plan.TimeoutMinutes,
            Permissions = ["contents: read", .. plan.Permissions(write: true)],
            Strategy = matrix.Strategy(),
            Variables = plan.Variables,
            Steps = steps,
        };
    }

    // Results are the same on each image: that of the first is posted, those of the others are kept beside it.
    private static string ArtifactOf(WorkflowPlan plan, WorkflowModel model, string image) =>
        Named(model.Name, image == plan.FirstImage ? Artifact : $"{image}-report");

    private static string Named(string model, string start) =>
        model.Length == 0 ? start : $"{start}-{model}";
}
