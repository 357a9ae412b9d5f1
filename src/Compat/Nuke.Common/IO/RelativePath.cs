using System.Diagnostics;

namespace Nuke.Common.IO;

/// <summary>A path without a root, with the separators of the operating system.</summary>
[DebuggerDisplay("{_path}")]
public class RelativePath
{
    private readonly string _path;
    private readonly char? _separator;

    protected RelativePath(string path, char? separator = null)
    {
        _path = path;
        _separator = separator;
    }

    public static explicit operator RelativePath(string path) =>
        path is null ? null : new RelativePath(PathConstruction.NormalizePath(path));

    public static implicit operator string(RelativePath path) => path?._path;

    /// <summary>The directory above: <c>path / ..</c>.</summary>
    public static RelativePath operator /(RelativePath left, Range range)
    {
        Assert.True(range.Equals(Range.All), "Only '..' goes to the directory above");
        return left / "..";
    }

    public static RelativePath operator /(RelativePath left, string right)
    {
        var separator = left.NotNull()._separator;
        var path = PathConstruction.Combine(left._path, right, separator);
        return new RelativePath(PathConstruction.NormalizePath(path, separator), separator);
    }

    /// <summary>Appends to the name.</summary>
    public static RelativePath operator +(RelativePath left, string right) =>
        new(left._path + right, left._separator);

    public override string ToString() => _path;
}
