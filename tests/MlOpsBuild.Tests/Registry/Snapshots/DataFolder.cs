using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Snapshots;

namespace MlOpsBuild.Tests.Registry.Snapshots;

/// <summary>A root with tracked data.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Root => _folder.Path;

    public OciLayout Layout => OciLayout.Open(Path.Combine(Root, ".mlops", "store"));

    public Func<DataPointer, CancellationToken, Task<bool>>? Fetch { get; set; }

    public string At(string path) => _folder.At(path);

    public string Write(string path, ReadOnlySpan<byte> content) => _folder.Write(path, content);

    public string Write(string path, string content) => _folder.Write(path, content);

    public DataPointer Pointer(string path) => new DataPointerFile(Root, path).Read();

    public async Task<TrackResult> TrackAsync(params string[] paths) =>
        (await Open().TrackAsync(paths, TestContext.Current.CancellationToken))[0];

    public async Task<DataStatus> StatusAsync() =>
        (await Open().StatusAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem();

    public async Task<CheckoutResult> CheckoutAsync(bool force = false) =>
        (
            await Open().CheckoutAsync(null, force, TestContext.Current.CancellationToken)
        ).ShouldHaveSingleItem();

    public Dictionary<string, byte[]> Read(string path) => TemporaryFolder.Read(At(path));

    public long StoredBytes() =>
        new DirectoryInfo(At(".mlops/store/blobs/sha256")).EnumerateFiles().Sum(f => f.Length);

    /// <summary>Nothing but what is tracked, its pointer and .gitignore is in the root.</summary>
    public void ShouldBeTidy() =>
        Directory
            .EnumerateFileSystemEntries(Root, "*.tmp-*", SearchOption.AllDirectories)
            .ShouldBeEmpty();

    public void Dispose() => _folder.Dispose();

    private DataTracking Open() => new(new DataTrackingOptions { Root = Root, Fetch = Fetch });
}
