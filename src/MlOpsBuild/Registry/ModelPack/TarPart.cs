namespace MlOpsBuild.Registry.ModelPack;

/// <summary>An entry of an archive.</summary>
/// <param name="Path">Its path there.</param>
/// <param name="File">The file; <see langword="null"/> for a folder.</param>
internal sealed record TarPart(string Path, TarFile? File);
