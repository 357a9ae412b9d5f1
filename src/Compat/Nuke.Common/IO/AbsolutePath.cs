using System.ComponentModel;
using System.Diagnostics;
using Nuke.Common.Utilities;

namespace Nuke.Common.IO;

/// <summary>A path with a root, of a file or a directory: <c>RootDirectory / "src" / "Lib"</c>.</summary>
[TypeConverter(typeof(TypeConverter))]
[DebuggerDisplay("{_path}")]
public partial class AbsolutePath : IAbsolutePathHolder, IFormattable
{
    public const string DoubleQuote = "d";
    public const string DoubleQuoteIfNeeded = "dn";
    public const string SingleQuote = "s";
    public const string SingleQuoteIfNeeded = "sn";
    public const string NoQuotes = "nq";

    private readonly string _path;

    private AbsolutePath(string normalizedPath) => _path = normalizedPath;

    /// <summary>The name of the file or directory.</summary>
    public string Name => _path[(GetLastSeparator() + 1)..];

    public string NameWithoutExtension => System.IO.Path.GetFileNameWithoutExtension(Name);

    /// <summary>The extension with its dot, or an empty text.</summary>
    public string Extension => System.IO.Path.GetExtension(Name);

    /// <summary>The directory above, or null for a root.</summary>
    public AbsolutePath Parent
    {
        get
        {
            var root = PathConstruction.GetPathRoot(_path);
            if (_path.AsSpan(root.Length).IndexOfAnyExcept('/', '\\') < 0)
                return null;

            var last = GetLastSeparator();
            if (root.Length == 1)
                return new AbsolutePath(last == 0 ? root : _path[..last]);

            // C:\ keeps its separator, \\server has none.
            return new AbsolutePath(root.Length == 2 && last == 2 ? _path[..3] : _path[..last]);
        }
    }

    public static AbsolutePath Create(string path)
    {
        Assert.True(PathConstruction.HasPathRoot(path), $"Path '{path}' must be rooted");
        return new AbsolutePath(PathConstruction.NormalizePath(path));
    }

    public static implicit operator AbsolutePath(string path) => path is null ? null : Create(path);

    public static implicit operator string(AbsolutePath path) => path?._path;

    /// <summary>The directory above: <c>path / ..</c>; null for a root.</summary>
    public static AbsolutePath operator /(AbsolutePath left, Range range)
    {
        Assert.True(range.Equals(Range.All), "Only '..' goes to the directory above");
        return left.NotNull().Parent;
    }

    public static AbsolutePath operator /(AbsolutePath left, string right) =>
        Create(PathConstruction.Combine(left.NotNull()._path, right));

    /// <summary>Appends to the name.</summary>
    public static AbsolutePath operator +(AbsolutePath left, string right) =>
        Create(left.NotNull()._path + right);

    public static bool operator ==(AbsolutePath a, AbsolutePath b) => Equals(a, b);

    public static bool operator !=(AbsolutePath a, AbsolutePath b) => !Equals(a, b);

    protected bool Equals(AbsolutePath other) =>
        string.Equals(_path, other._path, PathConstruction.GetComparison(_path));

    public override bool Equals(object obj) =>
        ReferenceEquals(this, obj) || (obj is AbsolutePath other && Equals(other));

    public override int GetHashCode() => _path.GetHashCode(PathConstruction.GetComparison(_path));

    public override string ToString() => _path;

    /// <summary>The path with quotes, as one of the constants of this class says.</summary>
    public string ToString(string format) =>
        format switch
        {
            null or "" or NoQuotes => _path,
            DoubleQuote => _path.DoubleQuote(),
            DoubleQuoteIfNeeded => _path.DoubleQuoteIfNeeded(),
            SingleQuote => _path.SingleQuote(),
            SingleQuoteIfNeeded => _path.SingleQuoteIfNeeded(),
            _ => throw new ArgumentException(
                $"Format '{format}' is not recognized. "
                    + $"It is one of {DoubleQuote}, {DoubleQuoteIfNeeded}, {SingleQuote}, {SingleQuoteIfNeeded}, {NoQuotes}"
            ),
        };

    AbsolutePath IAbsolutePathHolder.Path => this;

    string IFormattable.ToString(string format, IFormatProvider formatProvider) => ToString(format);

    private int GetLastSeparator() =>
        _path.AsSpan().LastIndexOf(_path[0] == '/' ? '/' : PathConstruction.WinSeparator);
}
