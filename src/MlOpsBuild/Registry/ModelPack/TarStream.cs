using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.ModelPack;

/// <summary>An archive that is made while it is read, so that it needs neither memory nor a file.</summary>
internal sealed class TarStream(IReadOnlyList<TarPart> parts) : ForwardStream
{
    private const int EndBlocks = 2;
    private int _next;
    private Stream? _content;
    private TarFile? _file;
    private long _size;
    private long _left;
    private ReadOnlyMemory<byte> _bytes;
    private bool _ended;

    /// <summary>The length of the archive, by the length of its files at this moment.</summary>
    public override long Length
    {
        get
        {
            var length = (long)EndBlocks * TarHeader.Block;
            foreach (var part in parts)
            {
                var size = part.File is { } file ? SizeOf(file) : 0;
                length += HeaderOf(part, size).Length + size + TarHeader.Padding(size);
            }

            return length;
        }
    }

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        while (buffer.Length > 0)
        {
            if (_bytes.Length > 0)
            {
                var count = Math.Min(buffer.Length, _bytes.Length);
                _bytes[..count].CopyTo(buffer);
                _bytes = _bytes[count..];
                return count;
            }

            if (_content is not null)
            {
                var read = await _content.ReadAsync(buffer, cancellationToken);
                if (read > _left || (read == 0 && _left > 0))
                {
                    throw new TarFormatException(
                        $"{_file!.Source} changed while it was read; leave it alone and try again."
                    );
                }

                _left -= read;
                if (read > 0)
                {
                    return read;
                }

                _bytes = new byte[TarHeader.Padding(_size)];
                await _content.DisposeAsync();
                _content = null;
            }
            else if (_next < parts.Count)
            {
                Open(parts[_next++]);
            }
            else if (_ended)
            {
                return 0;
            }
            else
            {
                _ended = true;
                _bytes = new byte[EndBlocks * TarHeader.Block];
            }
        }

        return 0;
    }

    private void Open(TarPart part)
    {
        _file = part.File;
        if (part.File is { } file)
        {
            _content = OpenContent(file);
            _left = _size = _content.Length;
        }

        _bytes = HeaderOf(part, _size);
    }

    private static byte[] HeaderOf(TarPart part, long size) =>
        part.File is { } file
            ? TarHeader.For(part.Path, size, file.Executable)
            : TarHeader.ForFolder(part.Path);

    private static long SizeOf(TarFile file)
    {
        using var content = OpenContent(file);
        return content.Length;
    }

    private static Stream OpenContent(TarFile file)
    {
        try
        {
            return file.Content?.Invoke()
                ?? new FileStream(
                    file.Source,
                    FileMode.Open,
                    FileAccess.Read,
                    FileShare.Read | FileShare.Delete,
                    0,
                    FileOptions.SequentialScan
                );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TarFormatException(
                $"{TarNames.Quote(file.Path)} cannot be read from {file.Source}: {e.Message}",
                e
            );
        }
    }

    protected override void Dispose(bool disposing)
    {
        _content?.Dispose();
        base.Dispose(disposing);
    }
}
