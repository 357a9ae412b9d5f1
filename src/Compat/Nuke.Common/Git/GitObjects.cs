using System.IO.Compression;
using System.Text;

namespace Nuke.Common.Git;

/// <summary>Finds the commits that annotated tags name: such a tag is an object of its own.</summary>
internal sealed class GitObjects
{
    private readonly List<string> _directories = [];
    private List<GitPack> _packs;

    public GitObjects(string directory) => AddDirectory(directory);

    /// <summary>What a tag's object names, in the end; null where the object is none of a tag.</summary>
    public string TryGetTarget(string id)
    {
        string target = null;

        // Tags may name tags.
        for (var i = 0; i < 10 && TryReadTag(target ?? id) is { } next; i++)
            target = next;

        return target;
    }

    /// <summary>The first line of a tag is <c>object</c> and what it names.</summary>
    private string TryReadTag(string id)
    {
        if (id.Length < 40 || !id.All(char.IsAsciiHexDigit) || TryRead(id) is not { } content)
            return null;

        const string Prefix = "object ";
        var end = content.AsSpan().IndexOf((byte)'\n');
        var line = end < 0 ? "" : Encoding.ASCII.GetString(content, 0, end);
        return line.StartsWith(Prefix, StringComparison.Ordinal) ? line[Prefix.Length..] : null;
    }

    private byte[] TryRead(string id)
    {
        foreach (var directory in _directories)
        {
            var file = Path.Combine(directory, id[..2], id[2..]);
            if (File.Exists(file))
                return TryReadFile(file);
        }

        _packs ??= [.. _directories.SelectMany(GitPack.FindAll)];
        foreach (var pack in _packs)
        {
            var bytes = Convert.FromHexString(id);
            if (pack.TryFind(bytes) is { } offset)
                return pack.TryReadTag(offset, bytes.Length);
        }

        return null;
    }

    /// <summary>Reads <c>tag LENGTH</c>, a zero and the content.</summary>
    private static byte[] TryReadFile(string file)
    {
        using var stream = new ZLibStream(File.OpenRead(file), CompressionMode.Decompress);
        var start = new byte[4];
        if (
            stream.ReadAtLeast(start, 4, throwOnEndOfStream: false) < 4
            || !start.SequenceEqual("tag "u8.ToArray())
        )
            return null;

        while (stream.ReadByte() > 0) { }

        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>A clone may borrow the objects of another repository.</summary>
    private void AddDirectory(string directory)
    {
        if (_directories.Contains(directory, StringComparer.Ordinal))
            return;

        _directories.Add(directory);
        var alternates = Path.Combine(directory, "info", "alternates");
        if (!File.Exists(alternates))
            return;

        foreach (var line in File.ReadLines(alternates))
        {
            if (line.Length > 0 && line[0] != '#')
                AddDirectory(Path.GetFullPath(Path.Combine(directory, line)));
        }
    }
}
