namespace MlOpsBuild.Nuke.Workflows;

/// <summary>
/// mlops-comment.yml: posts the report of a pull request. It may write to pull requests, also to those of forks, and therefore
/// runs only code of the default branch; of the pull request it reads only the artifact, as data.
/// </summary>
internal static class CommentWorkflow
{
    public static string Write(WorkflowPlan plan)
    {
        // Of a group only the newest run waits: one of a push must not put away that of a pull request from the same branch.
        var text = new WorkflowText().Add(
            0,
            $$$"""
            name: mlops-comment

            on:
              workflow_run:
                workflows: [{{{ReportWorkflow.Name}}}]
                types: [completed]

            permissions: {}

            concurrency:
              group: mlops-comment-${{ github.event.workflow_run.event }}-${{ github.event.workflow_run.head_repository.full_name }}-${{ github.event.workflow_run.head_branch }}
              cancel-in-progress: false

            jobs:
            """
        );
        new WorkflowJob
        {
            Id = "post",
            Condition = "github.event.workflow_run.event == 'pull_request'",
            Image = plan.FirstImage,
            TimeoutMinutes = 15,
            Permissions =
            [
                "actions: read",
                "checks: write",
                "contents: read",
                "pull-requests: write",
            ],
            Steps =
            [
                $$$"""
                    - uses: {{{ActionPins.Checkout}}}
                      with:
                        ref: ${{ github.event.repository.default_branch }}
                        persist-credentials: false
                    """,
                WorkflowSteps.SetupDotNet(plan),
                WorkflowSteps.Run(
                    "Post the report",
                    plan.RunOnFirst(WorkflowTargets.PostReport),
                    "GITHUB_TOKEN: ${{ github.token }}"
                ),
            ],
        }.Write(text);
        return text.ToString();
    }
}
