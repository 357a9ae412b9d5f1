using MlOpsBuild.Shared;

namespace MlOpsBuild.Delivery.Tests.Containers;

/// <summary>An image with one file changed, as somebody else would do it.</summary>
internal sealed class DerivedImage : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-derived-").FullName;

    public DerivedImage(DockerDaemon daemon, string from, string path, byte[] content)
    {
        File.WriteAllBytes(Path.Combine(_folder, "file"), content);
        File.WriteAllText(Path.Combine(_folder, "Dockerfile"), $"FROM {from}\nCOPY file {path}\n");
        Image = daemon.Docker("build", "--quiet", _folder);
    }

    /// <summary>Its id.</summary>
    public string Image { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
