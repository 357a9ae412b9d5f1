namespace Nuke.Common.IO;

/// <summary>A relative path with slashes.</summary>
public class UnixRelativePath : RelativePath
{
    protected UnixRelativePath(string path, char? separator)
        : base(path, separator) { }

    public static explicit operator UnixRelativePath(string path) =>
        path is null
            ? null
            : new UnixRelativePath(
                PathConstruction.NormalizePath(path, PathConstruction.UnixSeparator),
                PathConstruction.UnixSeparator
            );
}
