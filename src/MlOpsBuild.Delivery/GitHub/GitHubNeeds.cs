namespace MlOpsBuild.Delivery.GitHub;

/// <summary>What a token must be allowed to do, in the words that its reader can paste.</summary>
/// <param name="Workflow">For the job of a workflow's file.</param>
/// <param name="Personal">For a fine-grained token of a person.</param>
internal sealed record GitHubNeeds(string Workflow, string Personal)
{
    /// <summary>To post reports.</summary>
    public static GitHubNeeds Reports { get; } =
        new(
            """
            permissions:
              contents: read
              pull-requests: write
              checks: write
            """,
            "Pull requests: read and write, and Contents: read"
        );

    /// <summary>To record deployments; a warning is one line, so this is too.</summary>
    public static GitHubNeeds Deployments { get; } =
        new(
            "permissions: { contents: read, deployments: write }",
            "Deployments: read and write, and Contents: read"
        );
}
