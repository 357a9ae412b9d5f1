namespace MlOpsBuild.Registry.Remote;

/// <summary>What proves to a registry who asks. Its text never shows the secret.</summary>
/// <param name="UserName">The user's name; empty with an identity token.</param>
/// <param name="Secret">The password or personal token, or the identity token.</param>
/// <param name="IsIdentityToken">Whether the secret is an OAuth2 refresh token for the token service.</param>
public sealed record RegistryCredential(
    string UserName,
    string Secret,
    bool IsIdentityToken = false
)
{
    /// <summary>The user's name alone.</summary>
    public override string ToString() => IsIdentityToken ? "identity token" : UserName;
}
