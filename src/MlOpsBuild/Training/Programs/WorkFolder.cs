namespace MlOpsBuild.Training.Programs;

/// <summary>A folder for temporary files, removed when disposed.</summary>
internal sealed class WorkFolder : IDisposable
{
    private WorkFolder(string path) => Path = path;

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>Creates it.</summary>
    /// <param name="path">Where; <see langword="null"/>: where the system has such folders.</param>
    public static WorkFolder Create(string? path) =>
        new(
            path is null
                ? Directory.CreateTempSubdirectory("mlops-train-").FullName
                : Directory.CreateDirectory(path).FullName
        );

    /// <summary>The full path of a name in it.</summary>
    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A process that could not be ended may still write: what stays is removed by a later run.
        }
    }
}
