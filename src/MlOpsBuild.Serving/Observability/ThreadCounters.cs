using System.Collections.Concurrent;

namespace MlOpsBuild.Serving.Observability;

/// <summary>
/// Counters that many threads raise without ever waiting for each other: each thread has cells of its own and is the only one
/// that writes them, so that counting is a plain addition. A reader sums over the threads. The cells of a thread that ended go on
/// with the next new thread: nothing is lost, and no more are made than threads ever ran at a time.
/// </summary>
internal sealed class ThreadCounters
{
    [ThreadStatic]
    private static Lease? t_lease;

    private readonly Lock _lock = new();
    private readonly ConcurrentStack<long[]> _free = [];
    private readonly int _sums;
    private long[][] _all = [];

    /// <summary>Prepares the cells; all begin at 0.</summary>
    /// <param name="counts">How many whole numbers.</param>
    /// <param name="sums">How many real numbers, as bits; their cells follow.</param>
    public ThreadCounters(int counts, int sums)
    {
        Count = counts + sums;
        _sums = counts;
    }

    /// <summary>The number of cells.</summary>
    public int Count { get; }

    /// <summary>How many sets of cells were made: no more than threads counted at a time.</summary>
    public int Threads => Volatile.Read(ref _all).Length;

    /// <summary>The calling thread's cells: for raising them, before anything else is awaited.</summary>
    public long[] Mine =>
        t_lease is { } lease && ReferenceEquals(lease.Owner, this) ? lease.Cells : Take();

    /// <summary>Adds to a real number.</summary>
    public static void Add(ref long cell, double value) =>
        cell = BitConverter.DoubleToInt64Bits(BitConverter.Int64BitsToDouble(cell) + value);

    /// <summary>The sums over all threads.</summary>
    /// <param name="totals">Receives <see cref="Count"/> values; sums of real numbers as bits.</param>
    public void Read(Span<long> totals)
    {
        totals.Clear();
        foreach (var cells in Volatile.Read(ref _all))
        {
            for (var i = 0; i < _sums; i++)
            {
                totals[i] += Volatile.Read(ref cells[i]);
            }

            for (var i = _sums; i < cells.Length; i++)
            {
                Add(ref totals[i], BitConverter.Int64BitsToDouble(Volatile.Read(ref cells[i])));
            }
        }
    }

    private long[] Take()
    {
        if (!_free.TryPop(out var cells))
        {
            cells = new long[Count];
            lock (_lock)
            {
                Volatile.Write(ref _all, [.. _all, cells]);
            }
        }

        t_lease = new Lease(this, cells);
        return cells;
    }

    // Lives as long as its thread, or until the thread counts elsewhere.
    private sealed class Lease(ThreadCounters owner, long[] cells)
    {
        public ThreadCounters Owner { get; } = owner;

        public long[] Cells { get; } = cells;

#pragma warning disable MA0055 // Nothing else tells that a thread ended.
        ~Lease() => Owner._free.Push(Cells);
#pragma warning restore MA0055
    }
}
