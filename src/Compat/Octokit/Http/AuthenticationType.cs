namespace Octokit;

/// <summary>How a request authenticates.</summary>
public enum AuthenticationType
{
    /// <summary>No credentials.</summary>
    Anonymous,

    /// <summary>User name and password.</summary>
    Basic,

    /// <summary>An OAuth or personal access token.</summary>
    Oauth,

    /// <summary>A JSON web token, as GitHub Apps have.</summary>
    Bearer,
}
