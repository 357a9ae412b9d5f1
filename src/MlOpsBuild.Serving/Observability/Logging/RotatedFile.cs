using Microsoft.Win32.SafeHandles;

namespace MlOpsBuild.Serving.Observability.Logging;

/// <summary>
/// A file of lines that is never longer than allowed, unless one line is: then <c>predictions.jsonl</c> becomes
/// <c>predictions.1.jsonl</c>, that <c>predictions.2.jsonl</c> and so on. One process at a time may write into a folder. Not safe
/// for many threads.
/// </summary>
internal sealed class RotatedFile(string folder, long maxBytes, int maxFiles) : IDisposable
{
    private SafeFileHandle? _file;
    private FileStream? _lock;
    private long _length;

    /// <summary>The newest file.</summary>
    public string Path => NameOf(0);

    /// <summary>Appends lines. What could not be written is not in the file, not even a part of a line.</summary>
    /// <param name="lines">Complete lines, each with its line feed.</param>
    /// <param name="written">How many bytes of them are in the file, also when this throws.</param>
    /// <exception cref="IOException">The disk is full, or another process writes there.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public void Append(ReadOnlySpan<byte> lines, out int written)
    {
        written = 0;
        while (written < lines.Length)
        {
            Open();
            var rest = lines[written..];
            var part = Fitting(rest, maxBytes - _length);
            if (part == 0 && _length > 0)
            {
                Rotate();
                continue;
            }

            part = part == 0 ? rest.IndexOf((byte)'\n') + 1 : part;
            Write(rest[..part]);
            written += part;
        }
    }

    /// <summary>Closes the file, its content on the disk.</summary>
    public void Dispose()
    {
        if (_file is not null)
        {
            try
            {
                RandomAccess.FlushToDisk(_file);
            }
            catch (IOException)
            {
                // The lines were handed over; that the disk failed to keep them cannot be mended here.
            }
        }

        Close();
        _lock?.Dispose();
    }

    private static int Fitting(ReadOnlySpan<byte> lines, long room) =>
        lines.Length <= room ? lines.Length
        : room <= 0 ? 0
        : lines[..(int)room].LastIndexOf((byte)'\n') + 1;

    private void Open()
    {
        if (_file is not null)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        _lock ??= new FileStream(
            System.IO.Path.Combine(folder, "predictions.lock"),
            Options(FileShare.None)
        );
        if (!File.Exists(Path))
        {
            new FileStream(Path, Options(FileShare.ReadWrite)).Dispose();
        }

        _file = File.OpenHandle(
            Path,
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.ReadWrite | FileShare.Delete
        );
        _length = RandomAccess.GetLength(_file);
        Span<byte> last = stackalloc byte[1];
        if (_length > 0 && RandomAccess.Read(_file, last, _length - 1) == 1 && last[0] != '\n')
        {
            // A process was killed while it wrote: its last line ends here.
            Write("\n"u8);
        }
    }

    // What people typed may be in it: for the user and the group of the process alone.
    private static FileStreamOptions Options(FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = share,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode =
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        }

        return options;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(_file!, bytes, _length);
        }
        catch (IOException)
        {
            RandomAccess.SetLength(_file!, _length);
            throw;
        }

        _length += bytes.Length;
    }

    private void Rotate()
    {
        Close();
        for (var i = maxFiles - 1; i == maxFiles - 1 || File.Exists(NameOf(i)); i++)
        {
            File.Delete(NameOf(i));
        }

        for (var i = maxFiles - 2; i >= 0; i--)
        {
            if (File.Exists(NameOf(i)))
            {
                File.Move(NameOf(i), NameOf(i + 1));
            }
        }
    }

    private void Close()
    {
        _file?.Dispose();
        _file = null;
        _length = 0;
    }

    private string NameOf(int age) =>
        System.IO.Path.Combine(
            folder,
            age == 0
                ? "predictions.jsonl"
                : string.Create(CultureInfo.InvariantCulture, $"predictions.{age}.jsonl")
        );
}
