namespace Octokit;

/// <summary>Gives the credentials of each request.</summary>
public interface ICredentialStore
{
    Task<Credentials> GetCredentials();
}
