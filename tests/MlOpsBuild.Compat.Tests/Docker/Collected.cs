namespace MlOpsBuild.Compat.Tests.Docker;

/// <summary>Keeps what is reported, at once and in order; and tells whoever waits for it.</summary>
public sealed class Collected<T>(Action<T>? also = null) : IProgress<T>
{
    private readonly TaskCompletionSource<T> _first = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly Lock _lock = new();
    private readonly List<T> _all = [];

    public List<T> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _all];
            }
        }
    }

    /// <summary>Is done once something was reported.</summary>
    public Task<T> First => _first.Task;

    public void Report(T value)
    {
        lock (_lock)
        {
            _all.Add(value);
        }

        also?.Invoke(value);
        _first.TrySetResult(value);
    }
}
