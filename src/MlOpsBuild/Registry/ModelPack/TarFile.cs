namespace MlOpsBuild.Registry.ModelPack;

/// <summary>A file that goes into an archive.</summary>
/// <param name="Path">
/// Its path there: relative, forward slashes, without <c>.</c>, <c>..</c>, backslashes, colons and control characters.
/// </param>
/// <param name="Source">The file on disk that holds its bytes.</param>
/// <param name="Executable">
/// Whether its mode is 0755 instead of 0644. It is said by the caller, because not every file system knows.
/// </param>
public sealed record TarFile(string Path, string Source, bool Executable = false);
