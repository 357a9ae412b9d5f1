namespace MlOpsBuild.Registry.Snapshots;

/// <summary>Counts bytes that were read or written, and tells the share of a whole; of any thread.</summary>
internal sealed class DataMeter(long total, Action<double> report)
{
    private readonly Lock _gate = new();
    private long _done;

    public void Add(long bytes)
    {
        lock (_gate)
        {
            _done += bytes;
            report(total <= 0 ? 1 : Math.Min(1, (double)_done / total));
        }
    }
}
