using System.Numerics;

namespace MlOpsBuild.Serving.Routing;

/// <summary>A count that many threads raise: each processor has its own cell, on a cache line of its own.</summary>
internal sealed class ShardedCount
{
    // 128 bytes: processors fetch lines in pairs.
    private const int Stride = 16;

    /// <summary>How many cells there are, a power of two.</summary>
    public static readonly int Shards = (int)
        BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(Environment.ProcessorCount, 1, 64));

    private readonly long[] _cells = new long[Shards * Stride];

    /// <summary>The number of the current processor's cell.</summary>
    public static int Shard => Thread.GetCurrentProcessorId() & (Shards - 1);

    /// <summary>The count.</summary>
    public long Value
    {
        get
        {
            var sum = 0L;
            for (var i = 0; i < _cells.Length; i += Stride)
            {
                sum += Interlocked.Read(ref _cells[i]);
            }

            return sum;
        }
    }

    /// <summary>Raises it by one.</summary>
    public void Increment() => Interlocked.Increment(ref _cells[Shard * Stride]);
}
