namespace Octokit;

/// <summary>What all clients have.</summary>
public abstract class ApiClient
{
    protected ApiClient(IApiConnection apiConnection)
    {
        Ensure.ArgumentNotNull(apiConnection, nameof(apiConnection));
        ApiConnection = apiConnection;
        Connection = apiConnection.Connection;
    }

    protected IApiConnection ApiConnection { get; private set; }

    protected IConnection Connection { get; private set; }
}
