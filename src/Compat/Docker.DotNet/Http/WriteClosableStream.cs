namespace Microsoft.Net.Http.Client;

/// <summary>A stream in both directions, of which one can be ended while the other goes on.</summary>
public abstract class WriteClosableStream : Stream
{
    public abstract bool CanCloseWrite { get; }

    public abstract void CloseWrite();
}
