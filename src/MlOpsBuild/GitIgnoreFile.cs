using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Snapshots;

namespace MlOpsBuild;

/// <summary>Tells Git to leave tracked content alone: one line in the <c>.gitignore</c> beside it (gitignore(5)).</summary>
internal static class GitIgnoreFile
{
    /// <summary>Adds the line, unless it is there; all else in the file stays as it is.</summary>
    public static void Add(DataPointerFile file)
    {
        var path = Path.Combine(Path.GetDirectoryName(file.FullTargetPath)!, ".gitignore");
        var old = File.Exists(path) ? File.ReadAllText(path) : "";
        var line = "/" + Escape(file.Name);
        if (old.Split('\n').Any(l => l.TrimEnd('\r') == line))
        {
            return;
        }

        var end = old.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var gap = old.Length == 0 || old.EndsWith('\n') ? "" : end;
        AtomicFile.Write(path, Encoding.UTF8.GetBytes($"{old}{gap}{line}{end}"));
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
