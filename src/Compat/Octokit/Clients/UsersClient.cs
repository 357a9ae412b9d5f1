namespace Octokit;

/// <summary>Users.</summary>
public class UsersClient : ApiClient, IUsersClient
{
    public UsersClient(IApiConnection apiConnection)
        : base(apiConnection) { }

    public Task<User> Get(string login)
    {
        Ensure.ArgumentNotNullOrEmptyString(login, nameof(login));
        return ApiConnection.Get<User>(new Uri($"users/{login}", UriKind.Relative));
    }

    /// <summary>Whose token it is.</summary>
    public Task<User> Current() => ApiConnection.Get<User>(new Uri("user", UriKind.Relative));
}
