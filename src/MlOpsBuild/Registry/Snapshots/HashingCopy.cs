using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>Reads a large file, writes it elsewhere and hashes it, the last on a thread of its own.</summary>
internal sealed class HashingCopy : IDisposable
{
    /// <summary>From this size on a second thread is worth it.</summary>
    public const long WorthAThread = 32 << 20;

    private const int BlockSize = 1 << 20;
    private const int Blocks = 4;
    private readonly byte[][] _blocks = new byte[Blocks][];
    private readonly int[] _lengths = new int[Blocks];
    private readonly SemaphoreSlim _free = new(Blocks);
    private readonly SemaphoreSlim _filled = new(0);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private DataMeter? _meter;

    private HashingCopy()
    {
        for (var i = 0; i < Blocks; i++)
        {
            _blocks[i] = ArrayPool<byte>.Shared.Rent(BlockSize);
        }
    }

    /// <summary>Copies to the end of the source.</summary>
    /// <param name="source">Read from its beginning.</param>
    /// <param name="target">Where to, or <see langword="null"/> to hash alone.</param>
    /// <param name="size">How long the source is thought to be.</param>
    /// <param name="cancellationToken">Stops between blocks.</param>
    /// <param name="meter">Is told of each block.</param>
    public static (Hash256 Hash, long Size) Run(
        SafeFileHandle source,
        SafeFileHandle? target,
        long size,
        CancellationToken cancellationToken,
        DataMeter? meter = null
    )
    {
        using var copy = new HashingCopy { _meter = meter };
        if (size < WorthAThread)
        {
            return copy.RunHere(source, target, cancellationToken);
        }

        var hasher = new Thread(copy.HashBlocks) { IsBackground = true };
        hasher.Start();
        long copied;
        try
        {
            copied = copy.ReadBlocks(source, target, cancellationToken);
        }
        finally
        {
            hasher.Join();
        }

        return (Hash256.Of(copy._hash), copied);
    }

    public void Dispose()
    {
        foreach (var block in _blocks)
        {
            ArrayPool<byte>.Shared.Return(block);
        }

        _hash.Dispose();
        _free.Dispose();
        _filled.Dispose();
    }

    private (Hash256, long) RunHere(
        SafeFileHandle source,
        SafeFileHandle? target,
        CancellationToken cancellationToken
    )
    {
        var at = 0L;
        var block = _blocks[0].AsSpan(0, BlockSize);
        for (int read; (read = RandomAccess.Read(source, block, at)) > 0; at += read)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _hash.AppendData(block[..read]);
            if (target is not null)
            {
                RandomAccess.Write(target, block[..read], at);
            }

            _meter?.Add(read);
        }

        return (Hash256.Of(_hash), at);
    }

    // A block is free again when it is hashed; by then this thread has written it. An empty block is the end.
    private long ReadBlocks(
        SafeFileHandle source,
        SafeFileHandle? target,
        CancellationToken cancellationToken
    )
    {
        var (at, i, held) = (0L, 0, false);
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                _free.Wait(CancellationToken.None);
                held = true;
                var block = _blocks[i].AsSpan(0, BlockSize);
                var read = RandomAccess.Read(source, block, at);
                if (read == 0)
                {
                    return at;
                }

                _lengths[i] = read;
                i = (i + 1) % Blocks;
                held = false;
                _filled.Release();
                if (target is not null)
                {
                    RandomAccess.Write(target, block[..read], at);
                }

                _meter?.Add(read);

                at += read;
            }
        }
        finally
        {
            if (!held)
            {
                _free.Wait(CancellationToken.None);
            }

            _lengths[i] = 0;
            _filled.Release();
        }
    }

    private void HashBlocks()
    {
        for (var i = 0; ; i = (i + 1) % Blocks)
        {
            _filled.Wait();
            if (_lengths[i] == 0)
            {
                return;
            }

            _hash.AppendData(_blocks[i].AsSpan(0, _lengths[i]));
            _free.Release();
        }
    }
}
