namespace Octokit.Internal;

/// <summary>Always the same credentials.</summary>
public class InMemoryCredentialStore : ICredentialStore
{
    private readonly Credentials _credentials;

    public InMemoryCredentialStore(Credentials credentials)
    {
        Ensure.ArgumentNotNull(credentials, nameof(credentials));
        _credentials = credentials;
    }

    public Task<Credentials> GetCredentials() => Task.FromResult(_credentials);
}
