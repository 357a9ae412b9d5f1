using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Layout;

/// <summary>
/// A lock between processes, and between users in one process: an open file that the operating system lets only one
/// have. The system releases it when the process ends, however that happens, so it cannot be left behind.
/// </summary>
public sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private readonly FileStream _stream;

    private FileLock(FileStream stream) => _stream = stream;

    /// <summary>Takes the lock if it is free; else <see langword="null"/>. Creates the file, never deletes it.</summary>
    /// <exception cref="MlOpsException">The file cannot be created or opened.</exception>
    public static FileLock? TryAcquire(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return new FileLock(
                new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1)
            );
        }
        catch (IOException e) when (IsHeldByAnother(e))
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MlOpsException($"Cannot lock {path}: {e.Message}", inner: e);
        }
    }

    /// <summary>Waits until the lock is free and takes it.</summary>
    public static async ValueTask<FileLock> AcquireAsync(
        string path,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryAcquire(path) is { } taken)
            {
                return taken;
            }

            await Task.Delay(Poll, time, cancellationToken);
        }
    }

    /// <summary>Frees the lock.</summary>
    public void Dispose() => _stream.Dispose();

    /// <summary>
    /// Lets one process have a file, which that one may rename or delete meanwhile: Unix allows that anyway, and locks
    /// only where nothing is shared.
    /// </summary>
    internal static FileShare Alone =>
        OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;

    // EWOULDBLOCK is 11 on Linux and 35 on macOS; the others are Windows' sharing and lock violations.
    internal static bool IsHeldByAnother(IOException e) =>
        e.HResult is 11 or 35 or unchecked((int)0x80070020) or unchecked((int)0x80070021);
}
