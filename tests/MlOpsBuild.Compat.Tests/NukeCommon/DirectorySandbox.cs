using Nuke.Common.IO;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>A temporary directory.</summary>
public sealed class DirectorySandbox : IDisposable
{
    public AbsolutePath Root { get; } =
        AbsolutePath.Create(Directory.CreateTempSubdirectory("nuke-files-").FullName);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public AbsolutePath Write(string path, string content)
    {
        var file = Root / path;
        Directory.CreateDirectory(file.Parent);
        File.WriteAllText(file, content);
        return file;
    }
}
