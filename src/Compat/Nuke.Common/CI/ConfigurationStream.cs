using System.Text;
using Nuke.Common.IO;

namespace Nuke.Common.CI;

/// <summary>
/// Collects a file's content in memory. When complete, it replaces the file in one step, unless that has this content already.
/// </summary>
internal sealed class ConfigurationStream : StreamWriter
{
    private readonly AbsolutePath _path;

    public ConfigurationStream(AbsolutePath path)
        : base(new MemoryStream(), new UTF8Encoding(false))
    {
        _path = path;

        // The same bytes on every system.
        NewLine = "\n";
    }

    public void Complete()
    {
        Flush();
        var content = ((MemoryStream)BaseStream).ToArray();
        if (File.Exists(_path) && HasContent(File.ReadAllBytes(_path), content))
            return;

        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        var temporary = string.Create(
            CultureInfo.InvariantCulture,
            $"{_path}.{Environment.ProcessId}.tmp"
        );
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, _path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Git may check out the file with other line breaks: no reason to write it again.</summary>
    private static bool HasContent(byte[] file, byte[] content)
    {
        if (file.AsSpan().SequenceEqual(content))
            return true;

        var position = 0;
        for (var i = 0; i < file.Length; i++)
        {
            if (file[i] == '\r' && i + 1 < file.Length && file[i + 1] == '\n')
                continue;

            if (position == content.Length || content[position++] != file[i])
                return false;
        }

        return position == content.Length;
    }
}
