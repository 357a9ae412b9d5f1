using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Remote;

/// <summary>
/// Where a registry takes the rest of an upload that an earlier process began: a file that one process has at a time.
/// Only addresses at the registry itself are kept: one elsewhere may hold a signature.
/// </summary>
internal sealed class UploadMemory : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7); // as long as registries keep uploads
    private readonly FileStream _file;
    private readonly Uri _registry;

    private UploadMemory(FileStream file, Uri registry)
    {
        _file = file;
        _registry = registry;
    }

    /// <summary>What is remembered; <see langword="null"/>: nothing.</summary>
    public Uri? Location { get; private set; }

    /// <summary>
    /// Opens what is remembered of a blob; <see langword="null"/> where nothing can be, or another process is sending it.
    /// </summary>
    public static UploadMemory? Open(RegistryOptions options, Uri registry, Digest blob)
    {
        if (options.UploadFolder is not { } folder)
        {
            return null;
        }

        try
        {
            Directory.CreateDirectory(folder);
            DeleteOld(folder, options.Time);
            var name = Digest.Of($"{registry} {blob}").Hex[..32];
            var how = new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileLock.Alone,
                BufferSize = 0,
            };
            if (!OperatingSystem.IsWindows())
            {
                how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            var memory = new UploadMemory(
                new FileStream(Path.Combine(folder, name), how),
                registry
            );
            memory.Read();
            return memory;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Save(Uri location)
    {
        if (!IsAtRegistry(location))
        {
            return;
        }

        Location = location;
        _file.SetLength(0);
        _file.Write(Encoding.UTF8.GetBytes(location.AbsoluteUri + "\n"));
    }

    public void Forget()
    {
        Location = null;
        _file.SetLength(0);
        File.Delete(_file.Name);
    }

    public void Dispose() => _file.Dispose();

    // One that was cut short has no line end.
    private void Read()
    {
        var bytes = new byte[Math.Min(_file.Length, 1 << 14)];
        _file.ReadExactly(bytes);
        if (
            bytes is [.., (byte)'\n']
            && Uri.TryCreate(Encoding.UTF8.GetString(bytes), UriKind.Absolute, out var location)
            && IsAtRegistry(location)
        )
        {
            Location = location;
        }
    }

    private bool IsAtRegistry(Uri location) =>
        location.Scheme == _registry.Scheme && location.Authority == _registry.Authority;

    private static void DeleteOld(string folder, TimeProvider time)
    {
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles())
        {
            if (time.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc > Lifetime)
            {
                file.Delete();
            }
        }
    }
}
