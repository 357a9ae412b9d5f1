namespace MlOpsBuild.Registry.ModelPack;

/// <summary>A file that goes into a model's package, as a layer of its own.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Path">Its path in the package; see <see cref="TarFile.Path"/>.</param>
/// <param name="Source">The file on disk that holds its bytes.</param>
/// <param name="Executable">Whether its mode is 0755. <value>The default value is false.</value></param>
public sealed record ModelFile(
    ModelFileKind Kind,
    string Path,
    string Source,
    bool Executable = false
);
