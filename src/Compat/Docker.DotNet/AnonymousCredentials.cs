namespace Docker.DotNet;

/// <summary>No credentials.</summary>
public class AnonymousCredentials : Credentials
{
    public override bool IsTlsCredentials() => false;

    public override HttpMessageHandler GetHandler(HttpMessageHandler innerHandler) => innerHandler;
}
