namespace MlOpsBuild.Registry.Remote;

/// <summary>Adds up what several transfers report, and passes it on one by one.</summary>
internal sealed class TransferMeter(Action<TransferProgress>? report, long total)
{
    private readonly Lock _lock = new();
    private long _bytes;

    public void Add(long bytes)
    {
        lock (_lock)
        {
            _bytes += bytes;
            report?.Invoke(new TransferProgress(_bytes, total));
        }
    }
}
