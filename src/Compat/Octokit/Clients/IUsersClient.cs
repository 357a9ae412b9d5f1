namespace Octokit;

/// <summary>Users.</summary>
public interface IUsersClient
{
    Task<User> Get(string login);
    Task<User> Current();
}
