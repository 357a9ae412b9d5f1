using System.Runtime.InteropServices;

namespace MlOpsBuild.Serving.Observability.Logging;

/// <summary>
/// A bounded queue of records of numbers between many threads that write and one that reads. Writing allocates nothing and waits
/// for nobody: a writer reserves its cells by moving the tail, fills them, and sets the first one last, which tells the reader
/// that the record is there. Where there is no room the record is not taken.
/// </summary>
internal sealed class RecordRing
{
    private readonly long[] _cells;
    private readonly int _mask;
    private long _tail;
    private long _head;

    /// <summary>Makes an empty ring.</summary>
    /// <param name="bits">It has 2^bits cells of 8 bytes.</param>
    public RecordRing(int bits)
    {
        _cells = new long[1 << bits];
        _mask = _cells.Length - 1;
    }

    /// <summary>The most numbers of one record.</summary>
    public int MaxRecord => _cells.Length / 8;

    /// <summary>Whether nothing is waiting to be read.</summary>
    public bool IsEmpty => Volatile.Read(ref _head) == Volatile.Read(ref _tail);

    /// <summary>Adds a record of three parts.</summary>
    /// <returns>Whether there was room.</returns>
    public bool TryWrite(
        ReadOnlySpan<long> head,
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second
    )
    {
        var length = 1 + head.Length + first.Length + second.Length;
        if (length > MaxRecord)
        {
            return false;
        }

        long start;
        do
        {
            start = Volatile.Read(ref _tail);
            if (start + length - Volatile.Read(ref _head) > _cells.Length)
            {
                return false;
            }
        } while (Interlocked.CompareExchange(ref _tail, start + length, start) != start);

        Copy(head, start + 1);
        Copy(MemoryMarshal.Cast<double, long>(first), start + 1 + head.Length);
        Copy(MemoryMarshal.Cast<double, long>(second), start + 1 + head.Length + first.Length);
        Volatile.Write(ref _cells[start & _mask], length);
        return true;
    }

    /// <summary>Takes the oldest record; only one thread at a time may.</summary>
    /// <param name="record">Receives it; must hold <see cref="MaxRecord"/> numbers.</param>
    /// <returns>How many numbers it has; 0: there is none yet.</returns>
    public int Read(Span<long> record)
    {
        var length = (int)Volatile.Read(ref _cells[_head & _mask]);
        if (length == 0)
        {
            return 0;
        }

        // Any cell may be the first of a later record, which 0 says is not there yet.
        var start = (int)(_head & _mask);
        var before = Math.Min(length, _cells.Length - start);
        var cells = _cells.AsSpan(start, before);
        cells[1..].CopyTo(record);
        cells.Clear();
        var rest = _cells.AsSpan(0, length - before);
        rest.CopyTo(record[(before - 1)..]);
        rest.Clear();
        Volatile.Write(ref _head, _head + length);
        return length - 1;
    }

    private void Copy(ReadOnlySpan<long> values, long at)
    {
        var start = (int)(at & _mask);
        var before = Math.Min(values.Length, _cells.Length - start);
        values[..before].CopyTo(_cells.AsSpan(start));
        values[before..].CopyTo(_cells);
    }
}
