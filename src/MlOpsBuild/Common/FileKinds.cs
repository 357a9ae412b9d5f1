using System.Text;

namespace MlOpsBuild.Common;

/// <summary>Tells an ordinary file from what only looks like one: opening a pipe would wait for ever.</summary>
internal static class FileKinds
{
    /// <summary>What stands at a path.</summary>
    public static FileKind Of(string path)
    {
        var result = new byte[Statx.Length];
        var error = Statx.Look(Encoding.UTF8.GetBytes(path + '\0'), follow: false, result);
        return error == Statx.Unavailable ? Portable(path)
            : error == 0
                ? Statx.KindOf(result) switch
                {
                    Statx.File => FileKind.File,
                    Statx.Folder => FileKind.Folder,
                    _ => FileKind.Other,
                }
            : Statx.IsMissing(error) ? FileKind.Missing
            : FileKind.Other;
    }

    private static FileKind Portable(string path)
    {
        var file = new FileInfo(path);
        return file.LinkTarget is not null ? FileKind.Other
            : Directory.Exists(path) ? FileKind.Folder
            : !file.Exists ? FileKind.Missing
            : (file.Attributes & (FileAttributes.Device | FileAttributes.ReparsePoint))
            != FileAttributes.None
                ? FileKind.Other
            : FileKind.File;
    }
}
