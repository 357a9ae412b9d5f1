using System.Security.Cryptography;
using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.ModelPack;

/// <summary>Reads entry after entry and refuses whatever is not a plain file or folder under a safe name.</summary>
internal sealed class TarReader(Stream source, TarLimits limits, TarNames names)
{
    private const int LargestPax = 1 << 16;
    private readonly byte[] _block = new byte[TarHeader.Block];
    private readonly byte[] _buffer = new byte[1 << 17];
    private long _total;
    private int _count;

    /// <summary>The next entry, or <see langword="null"/> at the end; its content must have been copied.</summary>
    public async Task<TarEntry?> NextAsync(CancellationToken cancellationToken)
    {
        var pax = new TarPax();
        while (true)
        {
            await FillAsync(_block, "a header", cancellationToken);
            if (IsZero(_block))
            {
                if (!pax.IsEmpty)
                {
                    throw new TarFormatException("The archive ends after an extended header.");
                }

                await ReadEndAsync(cancellationToken);
                return null;
            }

            var header = TarHeaderFields.Parse(_block);
            if (++_count > limits.MaxEntries)
            {
                throw new TarFormatException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The archive has more than {limits.MaxEntries} entries, the limit."
                    )
                );
            }

            if (header.Type == 'x')
            {
                if (!pax.IsEmpty || header.Size > LargestPax)
                {
                    throw new TarFormatException(
                        $"An extended header is there twice or longer than {LargestPax} bytes."
                    );
                }

                pax = TarPax.Parse(await ReadSmallAsync((int)header.Size, cancellationToken));
                continue;
            }

            var entry = EntryOf(header, pax);
            if (entry.Path.Length == 0)
            {
                pax = new TarPax();
                continue; // the folder itself
            }

            names.Add(entry.Path, entry.IsDirectory);
            return entry;
        }
    }

    /// <summary>Copies the content of the entry that was read last; its digest.</summary>
    public async Task<Digest> CopyAsync(
        TarEntry entry,
        Stream target,
        CancellationToken cancellationToken
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var left = entry.Size; left > 0; )
        {
            var part = _buffer.AsMemory(0, (int)Math.Min(left, _buffer.Length));
            await FillAsync(part, TarNames.Quote(entry.Path), cancellationToken);
            hash.AppendData(part.Span);
            await target.WriteAsync(part, cancellationToken);
            left -= part.Length;
        }

        await ReadPaddingAsync(entry.Size, cancellationToken);
        return Digest.FromHash(hash.GetHashAndReset());
    }

    private TarEntry EntryOf(TarHeaderFields header, TarPax pax)
    {
        var path = pax.Path ?? header.Path;
        var size = pax.Size ?? header.Size;
        var isDirectory = header.Type == '5';
        if (header.Type is not ('0' or '\0' or '5'))
        {
            throw new TarFormatException(
                $"{TarNames.Quote(path)} is {NameOf(header.Type)}; only files and folders may be in an archive."
            );
        }

        if (isDirectory && size != 0)
        {
            throw new TarFormatException($"The folder {TarNames.Quote(path)} has content.");
        }

        if (isDirectory)
        {
            path = path.EndsWith('/') ? path[..^1] : path;
            path = path is "." ? "" : path;
        }

        path = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        if (path.Length == 0 && !isDirectory)
        {
            throw new TarFormatException("A file in the archive has no name.");
        }

        if (size > limits.MaxFileBytes || size > limits.MaxTotalBytes - _total)
        {
            throw new TarFormatException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{TarNames.Quote(path)} has {size} bytes after {_total} before it; the limits are {limits.MaxFileBytes} for a file and {limits.MaxTotalBytes} for all."
                )
            );
        }

        _total += size;
        return new TarEntry(
            path,
            size,
            isDirectory,
            !isDirectory && (header.Mode & 0b001_000_000) != 0
        );
    }

    private static string NameOf(char type) =>
        type switch
        {
            '1' => "a hard link",
            '2' => "a symbolic link",
            '3' or '4' => "a device",
            '6' => "a pipe",
            'L' or 'K' => "a GNU long name (expected pax)",
            'S' => "a sparse file",
            'g' => "a global header",
            _ => $"of the unknown type 0x{(int)type:x2}",
        };

    // Two blocks of zeros, then nothing but zeros: what hides behind the end is seen by some readers and not by others.
    private async Task ReadEndAsync(CancellationToken cancellationToken)
    {
        await FillAsync(_block, "the second block of the end", cancellationToken);
        var whole = IsZero(_block);
        int read;
        while (whole && (read = await source.ReadAsync(_buffer, cancellationToken)) > 0)
        {
            whole = IsZero(_buffer.AsSpan(0, read));
        }

        if (!whole)
        {
            throw new TarFormatException("There is something behind the end of the archive.");
        }
    }

    private async Task<byte[]> ReadSmallAsync(int size, CancellationToken cancellationToken)
    {
        var bytes = new byte[size];
        await FillAsync(bytes, "an extended header", cancellationToken);
        await ReadPaddingAsync(size, cancellationToken);
        return bytes;
    }

    private async Task ReadPaddingAsync(long size, CancellationToken cancellationToken)
    {
        var padding = _block.AsMemory(0, TarHeader.Padding(size));
        await FillAsync(padding, "the padding of an entry", cancellationToken);
        if (!IsZero(padding.Span))
        {
            throw new TarFormatException("The padding of an entry is not zero.");
        }
    }

    private async Task FillAsync(
        Memory<byte> target,
        string what,
        CancellationToken cancellationToken
    )
    {
        if (
            await source.ReadAtLeastAsync(target, target.Length, false, cancellationToken)
            < target.Length
        )
        {
            throw new TarFormatException($"The archive ends in the middle of {what}.");
        }
    }

    private static bool IsZero(ReadOnlySpan<byte> bytes) => !bytes.ContainsAnyExcept((byte)0);
}
