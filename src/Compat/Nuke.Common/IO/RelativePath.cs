namespace Nuke.Common.IO;

/// <summary>A path without a root.</summary>
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
        return new RelativePath(PathConstruction.Combine(left._path, right, separator), separator);
    }

    /// <summary>Appends to the name.</summary>
    public static RelativePath operator +(RelativePath left, string right) =>
        new(left._path + right, left._separator);

    public override string ToString() => _path;
}

/// <summary>A relative path with backslashes.</summary>
public class WinRelativePath : RelativePath
{
    internal const char Separator = '\\';

    protected WinRelativePath(string path)
        : base(path, Separator) { }

    public static explicit operator WinRelativePath(string path) =>
        path is null ? null : new WinRelativePath(PathConstruction.NormalizePath(path, Separator));
}

/// <summary>A relative path with slashes.</summary>
public class UnixRelativePath : RelativePath
{
    internal const char Separator = '/';

    protected UnixRelativePath(string path)
        : base(path, Separator) { }

    public static explicit operator UnixRelativePath(string path) =>
        path is null ? null : new UnixRelativePath(PathConstruction.NormalizePath(path, Separator));
}
