using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Snapshots;

namespace MlOpsBuild;

/// <summary>Tells Git to leave tracked content alone: one line in the <c>.gitignore</c> beside it (gitignore(5)).</summary>
internal static class GitIgnoreFile
{
    /// <summary>Adds the line, unless it is there; all else in the file stays as it is, of whatever encoding.</summary>
    public static void Add(DataPointerFile file)
    {
        var path = Path.Combine(Path.GetDirectoryName(file.FullTargetPath)!, ".gitignore");
        var old = File.Exists(path) ? File.ReadAllBytes(path) : [];
        var line = Encoding.UTF8.GetBytes("/" + Escape(file.Name));
        for (ReadOnlySpan<byte> rest = old; !rest.IsEmpty; )
        {
            var feed = rest.IndexOf((byte)'\n');
            if ((feed < 0 ? rest : rest[..feed]).TrimEnd((byte)'\r').SequenceEqual(line))
            {
                return;
            }

            rest = feed < 0 ? [] : rest[(feed + 1)..];
        }

        var end = old.AsSpan().IndexOf("\r\n"u8) >= 0 ? "\r\n"u8 : "\n"u8;
        var gap = old is [] or [.., (byte)'\n'] ? [] : end;
        AtomicFile.Write(path, [.. old, .. gap, .. line, .. end]);
    }

    private static string Escape(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (c is '*' or '?' or '[')
            {
                text.Append('\\');
            }

            text.Append(c);
        }

        return text.ToString();
    }
}
