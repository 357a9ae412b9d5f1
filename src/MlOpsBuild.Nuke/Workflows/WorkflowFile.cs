namespace MlOpsBuild.Nuke.Workflows;

/// <summary>A workflow.</summary>
/// <param name="Name">Its file in <c>.github/workflows</c>.</param>
/// <param name="Content">Its text below the header, with a line end at its end.</param>
internal sealed record WorkflowFile(string Name, string Content)
{
    public const string Report = "mlops.yml";
    public const string Comment = "mlops-comment.yml";
    public const string Deploy = "mlops-deploy.yml";
    public const string Monitor = "mlops-monitor.yml";

    /// <summary>All that a build with every target has.</summary>
    public static IReadOnlyList<string> Names => [Report, Comment, Deploy, Monitor];

    /// <summary>The workflows of a plan.</summary>
    public static IReadOnlyList<WorkflowFile> Of(WorkflowPlan plan)
    {
        var files = new List<WorkflowFile> { new(Report, ReportWorkflow.Write(plan)) };
        if (plan.Targets.Has(WorkflowTargets.PostReport))
        {
            files.Add(new(Comment, CommentWorkflow.Write(plan)));
        }

        if (DeployWorkflow.IsNeeded(plan))
        {
            files.Add(new(Deploy, DeployWorkflow.Write(plan)));
        }

        if (MonitorWorkflow.IsNeeded(plan))
        {
            files.Add(new(Monitor, MonitorWorkflow.Write(plan)));
        }

        return files;
    }
}
