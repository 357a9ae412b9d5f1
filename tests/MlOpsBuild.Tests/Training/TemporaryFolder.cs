namespace MlOpsBuild.Tests.Training;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("mlops-training-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
