namespace Docker.DotNet;

/// <summary>How one shows a daemon who one is.</summary>
public abstract class Credentials : IDisposable
{
    public abstract bool IsTlsCredentials();

    public abstract HttpMessageHandler GetHandler(HttpMessageHandler innerHandler);

    public virtual void Dispose() => GC.SuppressFinalize(this);
}
