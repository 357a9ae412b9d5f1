using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.ModelPack;

/// <summary>An archive that is made while it is read, so that it needs neither memory nor a file.</summary>
internal sealed class TarStream(IReadOnlyList<TarFile> files) : ForwardStream
{
    private const int EndBlocks = 2;
    private int _next;
    private Stream? _content;
    private TarFile? _file;
    private long _left;
    private ReadOnlyMemory<byte> _bytes;
    private bool _ended;

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

                _bytes = new byte[TarHeader.Padding(_content.Length)];
                await _content.DisposeAsync();
                _content = null;
            }
            else if (_next < files.Count)
            {
                Open(files[_next++]);
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

    private void Open(TarFile file)
    {
        _file = file;
        try
        {
            _content = new FileStream(
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

        _left = _content.Length;
        _bytes = TarHeader.For(file.Path, _left, file.Executable);
    }

    protected override void Dispose(bool disposing)
    {
        _content?.Dispose();
        base.Dispose(disposing);
    }
}
