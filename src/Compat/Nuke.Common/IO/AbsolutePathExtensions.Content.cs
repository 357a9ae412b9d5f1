using System.Text;
using Nuke.Common.Utilities;

namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    /// <summary>The encoding of written text where none is given. <value>The default value is UTF-8 without a byte order mark.</value></summary>
    public static Encoding DefaultEncoding = new UTF8Encoding(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>Whose line breaks written lines have. <value>The default value is the system's.</value></summary>
    public static PlatformFamily? DefaultLineBreakType = EnvironmentInfo.Platform;

    /// <summary>Whether a written file ends with one line break. <value>The default value is true.</value></summary>
    public static bool DefaultEofLineBreak = true;

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
    )
    {
        if (eofLineBreak ?? DefaultEofLineBreak)
            lines = lines.Append("");

        var content = lines.JoinNewLine(platformFamily ?? DefaultLineBreakType);
        return path.WriteAllText(content, encoding, eofLineBreak);
    }

    public static AbsolutePath WriteAllLines(
        this AbsolutePath path,
        string[] lines,
        Encoding encoding = null,
        PlatformFamily? platformFamily = null,
        bool? eofLineBreak = null
    ) => path.WriteAllLines(lines.AsEnumerable(), encoding, platformFamily, eofLineBreak);

    /// <summary>Writes the text, by default with exactly one line break at its end.</summary>
    public static AbsolutePath WriteAllText(
        this AbsolutePath path,
        string content,
        Encoding encoding = null,
        bool? eofLineBreak = null
    )
    {
        if (eofLineBreak ?? DefaultEofLineBreak)
        {
            var lineBreak = content.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
            content = content.TrimEnd('\r', '\n') + lineBreak;
        }

        path.Parent.CreateDirectory();
        File.WriteAllText(path, content, encoding ?? DefaultEncoding);
        return path;
    }

    public static AbsolutePath WriteAllBytes(this AbsolutePath path, byte[] bytes)
    {
        path.Parent.CreateDirectory();
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public static string ReadAllText(this AbsolutePath path, Encoding encoding = null)
    {
        Assert.FileExists(path);
        return File.ReadAllText(path, encoding ?? Encoding.UTF8);
    }

    public static string[] ReadAllLines(this AbsolutePath path, Encoding encoding = null)
    {
        Assert.FileExists(path);
        return File.ReadAllLines(path, encoding ?? Encoding.UTF8);
    }

    public static byte[] ReadAllBytes(this AbsolutePath path)
    {
        Assert.FileExists(path);
        return File.ReadAllBytes(path);
    }

    /// <summary>Rewrites a file; as <see cref="WriteAllText"/>, it ends with a line break by default.</summary>
    public static AbsolutePath UpdateText(
        this AbsolutePath path,
        Func<string, string> update,
        Encoding encoding = null
    ) => path.WriteAllText(update(path.ReadAllText(encoding)), encoding);
}
