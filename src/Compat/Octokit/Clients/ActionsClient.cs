namespace Octokit;

/// <summary>GitHub Actions.</summary>
public class ActionsClient : ApiClient, IActionsClient
{
    public ActionsClient(IApiConnection apiConnection)
        : base(apiConnection)
    {
        Workflows = new ActionsWorkflowsClient(apiConnection);
    }

    public IActionsWorkflowsClient Workflows { get; private set; }
}
