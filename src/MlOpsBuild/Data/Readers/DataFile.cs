namespace MlOpsBuild.Data.Readers;

/// <summary>A file to read.</summary>
/// <param name="Path">The full path.</param>
/// <param name="DisplayPath">The path that messages name: relative to the project, forward slashes.</param>
public sealed record DataFile(string Path, string DisplayPath);
