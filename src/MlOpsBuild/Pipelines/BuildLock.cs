using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Pipelines;

/// <summary>
/// Lets one process at a time write to <c>.mlops/</c>. Within the process it may be taken again while it is held.
/// </summary>
internal sealed class BuildLock(CacheFolder folder, string command, TimeProvider time)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private const int PollsForName = 10;
    private readonly Lock _sync = new();
    private FileLock? _file;
    private int _users;

    /// <summary>Waits for the lock; tells whom for, once for each holder.</summary>
    public async ValueTask<Lease> AcquireAsync(
        Action<LockHolder> onWaiting,
        CancellationToken cancellationToken
    )
    {
        LockHolder? told = null;
        for (var polls = 0; ; polls++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryAcquire() is { } lease)
            {
                lease.Waited = polls > 0;
                return lease;
            }

            // Who took the lock writes its name right after: an unknown one gets a moment for that.
            var holder = ReadHolder();
            if (holder.ProcessId != 0 ? holder != told : told is null && polls >= PollsForName)
            {
                onWaiting(told = holder);
            }

            await Task.Delay(Poll, time, cancellationToken);
        }
    }

    /// <summary>Takes the lock if no other process has it; else <see langword="null"/>.</summary>
    public Lease? TryAcquire()
    {
        lock (_sync)
        {
            if (_users == 0)
            {
                folder.Create();
                _file = FileLock.TryAcquire(folder.BuildLock);
                if (_file is null)
                {
                    return null;
                }

                WriteHolder();
            }

            _users++;
            return new Lease(this);
        }
    }

    private void Release()
    {
        lock (_sync)
        {
            if (--_users == 0)
            {
                File.Delete(folder.BuildLockHolder);
                _file!.Dispose();
                _file = null;
            }
        }
    }

    private void WriteHolder()
    {
        var holder = new LockHolder(Environment.ProcessId, command, time.GetUtcNow());
        File.WriteAllText(folder.BuildLockHolder, holder.ToJson());
    }

    private LockHolder ReadHolder()
    {
        try
        {
            return LockHolder.Parse(File.ReadAllText(folder.BuildLockHolder));
        }
        catch (IOException)
        {
            return new LockHolder(0, "", default);
        }
    }

    /// <summary>The lock, until disposed.</summary>
    internal sealed class Lease(BuildLock owner) : IDisposable
    {
        private bool _disposed;

        /// <summary>Whether another process had it first, so that what was seen before may be out of date.</summary>
        public bool Waited { get; set; }

        public void Dispose()
        {
            if (!_disposed)
            {
                _disposed = true;
                owner.Release();
            }
        }
    }
}
