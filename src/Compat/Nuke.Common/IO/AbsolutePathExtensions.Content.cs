using System.Text;

namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    /// <summary>The encoding where none is given. <value>The default value is UTF-8 without a byte order mark.</value></summary>
    public static Encoding DefaultEncoding { get; set; } =
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The line breaks of written lines. <value>The default value is null: those of the system.</value></summary>
    public static PlatformFamily? DefaultLineBreakType { get; set; }

    /// <summary>Whether a written file ends with a line break. <value>The default value is true.</value></summary>
    public static bool DefaultEofLineBreak { get; set; } = true;

    public static AbsolutePath AppendAllLines(
        this AbsolutePath path,
        IEnumerable<string> lines,
        Encoding encoding = null
    ) => path.AppendAllLines(lines.ToArray(), encoding);

    public static AbsolutePath AppendAllLines(
        this AbsolutePath path,
        string[] lines,
        Encoding encoding = null
    )
    {
        path.Parent.CreateDirectory();
        File.AppendAllLines(path, lines, encoding ?? DefaultEncoding);
        return path;
    }

    public static AbsolutePath AppendAllText(
        this AbsolutePath path,
        string content,
        Encoding encoding = null
    )
    {
        path.Parent.CreateDirectory();
        File.AppendAllText(path, content, encoding ?? DefaultEncoding);
        return path;
    }

    public static AbsolutePath WriteAllLines(
        this AbsolutePath path,
        IEnumerable<string> lines,
        Encoding encoding = null,
        PlatformFamily? platformFamily = null,
        bool? eofLineBreak = null
    ) => path.WriteAllLines(lines.ToArray(), encoding, platformFamily, eofLineBreak);

    public static AbsolutePath WriteAllLines(
        this AbsolutePath path,
        string[] lines,
        Encoding encoding = null,
        PlatformFamily? platformFamily = null,
        bool? eofLineBreak = null
    )
    {
        var lineBreak = (platformFamily ?? DefaultLineBreakType) switch
        {
            null => Environment.NewLine,
            PlatformFamily.Windows => "\r\n",
            _ => "\n",
        };
        return path.Write(string.Join(lineBreak, lines), encoding, eofLineBreak, lineBreak);
    }

    /// <summary>Writes the text and, where it has none, a last line break.</summary>
    public static AbsolutePath WriteAllText(
        this AbsolutePath path,
        string content,
        Encoding encoding = null,
        bool? eofLineBreak = null
    )
    {
        var lineBreak =
            content.Contains("\r\n", StringComparison.Ordinal) ? "\r\n"
            : content.Contains('\n', StringComparison.Ordinal) ? "\n"
            : Environment.NewLine;
        return path.Write(content, encoding, eofLineBreak, lineBreak);
    }

    public static AbsolutePath WriteAllBytes(this AbsolutePath path, byte[] bytes)
    {
        path.Parent.CreateDirectory();
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public static string ReadAllText(this AbsolutePath path, Encoding encoding = null) =>
        File.ReadAllText(path, encoding ?? DefaultEncoding);

    public static string[] ReadAllLines(this AbsolutePath path, Encoding encoding = null) =>
        File.ReadAllLines(path, encoding ?? DefaultEncoding);

    public static byte[] ReadAllBytes(this AbsolutePath path) => File.ReadAllBytes(path);

    /// <summary>Rewrites a file; its last line break stays as it is.</summary>
    public static AbsolutePath UpdateText(
        this AbsolutePath path,
        Func<string, string> update,
        Encoding encoding = null
    ) => path.WriteAllText(update(path.ReadAllText(encoding)), encoding, eofLineBreak: false);

    private static AbsolutePath Write(
        this AbsolutePath path,
        string content,
        Encoding encoding,
        bool? eofLineBreak,
        string lineBreak
    )
    {
        if ((eofLineBreak ?? DefaultEofLineBreak) && !content.EndsWith('\n'))
            content += lineBreak;

        path.Parent.CreateDirectory();
        File.WriteAllText(path, content, encoding ?? DefaultEncoding);
        return path;
    }
}
