using System.ComponentModel;
using System.Diagnostics;

namespace Nuke.Common.IO;

/// <summary>A path with a root, in the form of the operating system: <c>RootDirectory / "src" / "Lib"</c>.</summary>
[DebuggerDisplay("{_path}")]
public class AbsolutePath : IAbsolutePathHolder, IFormattable
{
    public const string DoubleQuote = "d";
    public const string DoubleQuoteIfNeeded = "dn";
    public const string SingleQuote = "s";
    public const string SingleQuoteIfNeeded = "sn";
    public const string NoQuotes = "nq";

    private readonly string _path;

    private AbsolutePath(string path) => _path = PathConstruction.NormalizePath(path);

    public string Name => System.IO.Path.GetFileName(_path);

    public string NameWithoutExtension => System.IO.Path.GetFileNameWithoutExtension(_path);

    /// <summary>The extension with its dot, or an empty text.</summary>
    public string Extension => System.IO.Path.GetExtension(_path);

    /// <summary>The directory above, or null for a root.</summary>
    public AbsolutePath Parent =>
        System.IO.Path.GetDirectoryName(_path) is { Length: > 0 } parent
            ? new AbsolutePath(parent)
            : null;

    public static AbsolutePath Create(string path)
    {
        Assert.True(PathConstruction.HasPathRoot(path), $"Path '{path}' must be rooted");
        return new AbsolutePath(path);
    }

    public static implicit operator AbsolutePath(string path) => path is null ? null : Create(path);

    public static implicit operator string(AbsolutePath path) => path?._path;

    /// <summary>The directory above: <c>path / ..</c>.</summary>
    public static AbsolutePath operator /(AbsolutePath left, Range range)
    {
        Assert.True(range.Equals(Range.All), "Only '..' goes to the directory above");
        return left.Parent.NotNull($"Path '{left}' has no parent");
    }

    public static AbsolutePath operator /(AbsolutePath left, string right) =>
        new(PathConstruction.Combine(left.NotNull()._path, right));

    /// <summary>Appends to the name.</summary>
    public static AbsolutePath operator +(AbsolutePath left, string right) =>
        new(left._path + right);

    public static bool operator ==(AbsolutePath a, AbsolutePath b) => Equals(a, b);

    public static bool operator !=(AbsolutePath a, AbsolutePath b) => !Equals(a, b);

    protected bool Equals(AbsolutePath other) =>
        string.Equals(
            _path,
            other._path,
            OperatingSystem.IsWindows()
                ? StringComparison.OrdinalIgnoreCase
                : StringComparison.Ordinal
        );

    public override bool Equals(object obj) =>
        ReferenceEquals(this, obj) || (obj is AbsolutePath other && Equals(other));

    public override int GetHashCode() =>
        OperatingSystem.IsWindows()
            ? StringComparer.OrdinalIgnoreCase.GetHashCode(_path)
            : _path.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _path;

    /// <summary>The path with quotes, as one of the constants of this class says.</summary>
    public string ToString(string format) =>
        format switch
        {
            DoubleQuote => $"\"{_path}\"",
            SingleQuote => $"'{_path}'",
            DoubleQuoteIfNeeded => _path.Contains(' ', StringComparison.Ordinal)
                ? $"\"{_path}\""
                : _path,
            SingleQuoteIfNeeded => _path.Contains(' ', StringComparison.Ordinal)
                ? $"'{_path}'"
                : _path,
            null or "" or NoQuotes => _path,
            _ => throw new FormatException(
                $"Format '{format}' is not one of {DoubleQuote}, {DoubleQuoteIfNeeded}, {SingleQuote}, {SingleQuoteIfNeeded}, {NoQuotes}"
            ),
        };

    AbsolutePath IAbsolutePathHolder.Path => this;

    string IFormattable.ToString(string format, IFormatProvider formatProvider) => ToString(format);
}

/// <summary>Something that has a path.</summary>
public interface IAbsolutePathHolder
{
    AbsolutePath Path { get; }
}
