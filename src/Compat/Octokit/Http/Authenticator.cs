using System.Text;

namespace Octokit.Internal;

/// <summary>Adds the Authorization header to requests.</summary>
internal static class Authenticator
{
    public static void Apply(IRequest request, Credentials credentials)
    {
        var value = credentials.AuthenticationType switch
        {
            AuthenticationType.Basic => "Basic "
                + Convert.ToBase64String(
                    Encoding.UTF8.GetBytes(credentials.Login + ":" + credentials.Password)
                ),
            AuthenticationType.Oauth => "Token " + GetToken(credentials),
            AuthenticationType.Bearer => "Bearer " + GetToken(credentials),
            _ => null,
        };
        if (value is not null)
            request.Headers["Authorization"] = value;
    }

    private static string GetToken(Credentials credentials) =>
        credentials.Login is null
            ? credentials.Password
            : throw new InvalidOperationException(
                $"Credentials of type {credentials.AuthenticationType} have a token and no login, but these have the login '{credentials.Login}'."
            );
}
