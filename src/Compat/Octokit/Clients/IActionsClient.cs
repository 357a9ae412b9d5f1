namespace Octokit;

/// <summary>GitHub Actions.</summary>
public interface IActionsClient
{
    IActionsWorkflowsClient Workflows { get; }
}
