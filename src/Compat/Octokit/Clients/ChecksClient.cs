namespace Octokit;

/// <summary>Check runs and suites.</summary>
public class ChecksClient : ApiClient, IChecksClient
{
    public ChecksClient(IApiConnection apiConnection)
        : base(apiConnection)
    {
        Run = new CheckRunsClient(apiConnection);
        Suite = new CheckSuitesClient(apiConnection);
    }

    public ICheckRunsClient Run { get; private set; }

    public ICheckSuitesClient Suite { get; private set; }
}
