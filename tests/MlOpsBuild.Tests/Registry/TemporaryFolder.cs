using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Tests.Registry;

/// <summary>A folder with files and a store, gone at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("mlops-").FullName;

    public OciLayout Layout => OciLayout.Open(At("store"));

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, ReadOnlySpan<byte> content)
    {
        var path = At(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string Write(string name, string content) =>
        Write(name, System.Text.Encoding.UTF8.GetBytes(content));

    /// <summary>Files by path (forward slashes) with their content, in order.</summary>
    public static Dictionary<string, byte[]> Read(string folder) =>
        Directory
            .GetFiles(folder, "*", SearchOption.AllDirectories)
            .OrderBy(f => f, StringComparer.Ordinal)
            .ToDictionary(
                f => System.IO.Path.GetRelativePath(folder, f).Replace('\\', '/'),
                File.ReadAllBytes
            );

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
