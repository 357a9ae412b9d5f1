using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Unicode;
using MlOpsBuild.Common;

namespace MlOpsBuild.Data.Readers;

/// <summary>
/// A window on a file's bytes: always whole rows of valid UTF-8 without NUL and without byte order mark, with a line
/// feed after the last line. The buffer is pooled and grows only when a single row is longer than it.
/// </summary>
internal sealed class InputBuffer : IDisposable
{
    /// <summary>A row longer than this is an error: very likely a quote that is never closed.</summary>
    public const int LongestRow = 1 << 26;

    private readonly DataFile _file;
    private readonly FileStream _onDisk;
    private readonly Stream _stream;
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1 << 17);
    private int _checked; // validated up to here
    private long _total; // bytes read, decompressed
    private long _offset; // of _bytes[0] in the file
    private bool _begun;

    public InputBuffer(DataFile file, bool compressed)
    {
        _file = file;
        try
        {
            _onDisk = new FileStream(
                file.Path,
                new FileStreamOptions
                {
                    BufferSize = 0,
                    Options = FileOptions.SequentialScan | FileOptions.Asynchronous,
                }
            );
            _stream = compressed ? new GZipStream(_onDisk, CompressionMode.Decompress) : _onDisk;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException(
                "The data file does not exist.",
                new SourceLocation(file.DisplayPath),
                e
            );
        }
        catch (UnauthorizedAccessException e)
        {
            throw new UsageException(
                "The data file may not be read by this user.",
                new SourceLocation(file.DisplayPath),
                e
            );
        }
        catch (IOException e)
        {
            throw new MlOpsException(
                $"{file.DisplayPath}: The data file cannot be opened: {e.Message}",
                inner: e
            );
        }
    }

    /// <summary>The bytes; what counts is from <see cref="Start"/> to <see cref="End"/>.</summary>
    public byte[] Bytes => _bytes;

    public int Start { get; private set; }

    public int End { get; private set; }

    /// <summary>Nothing follows after <see cref="End"/>.</summary>
    public bool Ended { get; private set; }

    /// <summary>The line at <see cref="Start"/>, from 1.</summary>
    public int Line { get; private set; } = 1;

    public bool IsEmpty => Start == End;

    /// <summary>Tells that everything before <paramref name="position"/> is done with.</summary>
    public void Consume(int position, int line)
    {
        Start = position;
        Line = line;
    }

    /// <summary>Reads on; what is not consumed stays. Moves it, so earlier positions are void.</summary>
    public async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        MakeRoom();
        while (End < _bytes.Length - 1) // one byte is kept for the last line feed
        {
            var count = await ReadAsync(cancellationToken);
            if (count == 0)
            {
                Ended = true;
                break;
            }

            End += count;
        }

        if (!_begun)
        {
            SkipMark();
        }

        Validate();
        if (Ended && End > Start && _bytes[End - 1] != (byte)'\n')
        {
            _bytes[End++] = (byte)'\n';
            _checked = End;
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private void MakeRoom()
    {
        var kept = End - Start;
        var target = _bytes;
        if (kept > _bytes.Length / 2)
        {
            target = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
        }

        Buffer.BlockCopy(_bytes, Start, target, 0, kept);
        if (target != _bytes)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = target;
        }

        _offset += Start;
        _checked -= Start;
        Start = 0;
        End = kept;
    }

    private async ValueTask<int> ReadAsync(CancellationToken cancellationToken)
    {
        int count;
        try
        {
            count = await _stream.ReadAsync(
                _bytes.AsMemory(End, _bytes.Length - 1 - End),
                cancellationToken
            );
        }
        catch (InvalidDataException e)
        {
            throw Incomplete(e);
        }

        _total += count;
        if (count == 0 && _stream != _onDisk && _total % (1L << 32) != DeclaredLength())
        {
            throw Incomplete(null);
        }

        return count;
    }

    // GZipStream takes a file that was cut off for one that ends there: compare with the length that gzip appends.
    private long DeclaredLength()
    {
        Span<byte> length = stackalloc byte[4];
        return
            RandomAccess.Read(_onDisk.SafeFileHandle, length, Math.Max(0, _onDisk.Length - 4)) == 4
            ? BinaryPrimitives.ReadUInt32LittleEndian(length)
            : -1;
    }

    private UsageException Incomplete(Exception? inner) =>
        new(
            "This is not one complete gzip stream, although the file's name ends in .gz. Compress the data again.",
            new SourceLocation(_file.DisplayPath),
            inner
        );

    private void SkipMark()
    {
        _begun = true;
        var text = _bytes.AsSpan(0, End);
        if (text.StartsWith(Encoding.UTF8.Preamble))
        {
            Start = Encoding.UTF8.Preamble.Length;
            _checked = Start;
        }
        else if (
            text.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])
            || text.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
        )
        {
            throw new UsageException(
                "The file is in UTF-16; expected UTF-8. Save it as 'CSV UTF-8', or run: iconv -f UTF-16 -t UTF-8.",
                new SourceLocation(_file.DisplayPath)
            );
        }
    }

    private void Validate()
    {
        var end = Ended ? End : CompleteEnd();
        if (end > _checked)
        {
            var text = _bytes.AsSpan(_checked, end - _checked);
            if (!Utf8.IsValid(text))
            {
                throw Invalid(_checked + FirstInvalid(text));
            }

            if (text.IndexOf((byte)0) is >= 0 and var nul)
            {
                throw Nul(_checked + nul);
            }

            _checked = end;
        }
    }

    // Leaves out the beginning of a character whose rest is not read yet.
    private int CompleteEnd()
    {
        for (var back = 1; back <= 3 && End - back >= _checked; back++)
        {
            var b = _bytes[End - back];
            if (b < 0x80)
            {
                break;
            }

            if (b >= 0xC0)
            {
                var length =
                    b >= 0xF0 ? 4
                    : b >= 0xE0 ? 3
                    : 2;
                return length > back ? End - back : End;
            }
        }

        return End;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> text)
    {
        var position = 0;
        while (
            position < text.Length
            && Rune.DecodeFromUtf8(text[position..], out _, out var length) == OperationStatus.Done
        )
        {
            position += length;
        }

        return position;
    }

    private UsageException Invalid(int position) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The byte 0x{_bytes[position]:X2} at offset {_offset + position} is no valid UTF-8. Save the file as UTF-8; if it is from Windows, run: iconv -f WINDOWS-1252 -t UTF-8."
            ),
            new SourceLocation(_file.DisplayPath, LineAt(position))
        );

    private UsageException Nul(int position) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"A NUL byte at offset {_offset + position}: this is no text file, or one that was damaged. Write it again."
            ),
            new SourceLocation(_file.DisplayPath, LineAt(position))
        );

    private int LineAt(int position)
    {
        var line = Line;
        for (var i = Start; i < position; i++)
        {
            if (_bytes[i] == '\n' || (_bytes[i] == '\r' && _bytes[i + 1] != '\n'))
            {
                line++;
            }
        }

        return line;
    }
}
