namespace Octokit;

/// <summary>Who sends the requests.</summary>
public class Credentials
{
    /// <summary>Nobody.</summary>
    public static readonly Credentials Anonymous = new();

    private Credentials() => AuthenticationType = AuthenticationType.Anonymous;

    public Credentials(string token)
        : this(token, AuthenticationType.Oauth) { }

    public Credentials(string login, string password)
        : this(login, password, AuthenticationType.Basic) { }

    public Credentials(string token, AuthenticationType authenticationType)
    {
        Ensure.ArgumentNotNullOrEmptyString(token, nameof(token));
        Password = token;
        AuthenticationType = authenticationType;
    }

    public Credentials(string login, string password, AuthenticationType authenticationType)
    {
        Ensure.ArgumentNotNullOrEmptyString(login, nameof(login));
        Ensure.ArgumentNotNullOrEmptyString(password, nameof(password));
        Login = login;
        Password = password;
        AuthenticationType = authenticationType;
    }

    /// <summary>The user name; null with a token.</summary>
    public string Login { get; private set; }

    /// <summary>The password or token.</summary>
    public string Password { get; private set; }

    public AuthenticationType AuthenticationType { get; private set; }
}
