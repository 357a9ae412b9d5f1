namespace MlOpsBuild.Registry.ModelPack;

/// <summary>What an archive holds under one name.</summary>
/// <param name="Path">The path: relative, forward slashes, no slash at the end.</param>
/// <param name="Size">The number of bytes; 0 for a folder.</param>
/// <param name="IsDirectory">Whether it is a folder.</param>
/// <param name="Executable">Whether the owner may run it.</param>
public sealed record TarEntry(string Path, long Size, bool IsDirectory, bool Executable);
