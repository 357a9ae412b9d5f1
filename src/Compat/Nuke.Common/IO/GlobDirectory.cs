using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace Nuke.Common.IO;

/// <summary>
/// A directory as the matcher sees it: it knows files only, so where directories are looked for, each of them is a file too. Links
/// that lead to a directory above are not followed.
/// </summary>
internal sealed class GlobDirectory(DirectoryInfo info, bool directories, GlobDirectory parent)
    : DirectoryInfoBase
{
    private static readonly EnumerationOptions s_options = new()
    {
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
    };

    public override string Name => info.Name;

    public override string FullName => info.FullName;

    public override DirectoryInfoBase ParentDirectory =>
        parent
        ?? (info.Parent is { } above ? new GlobDirectory(above, directories, parent: null) : null);

    public override IEnumerable<FileSystemInfoBase> EnumerateFileSystemInfos()
    {
        foreach (var child in info.EnumerateFileSystemInfos("*", s_options))
        {
            if (child is not DirectoryInfo directory)
            {
                if (!directories)
                    yield return new GlobFile(child.FullName, this);

                continue;
            }

            if (directories)
                yield return new GlobFile(child.FullName, this);

            if (directory.LinkTarget is null || !AbsolutePathExtensions.IsLoop(directory.FullName))
                yield return new GlobDirectory(directory, directories, this);
        }
    }

    public override DirectoryInfoBase GetDirectory(string path)
    {
        var directory = new DirectoryInfo(Path.Join(FullName, path));
        return directory.Exists ? new GlobDirectory(directory, directories, this) : null;
    }

    public override FileInfoBase GetFile(string path) =>
        new GlobFile(Path.Join(FullName, path), this);

    private sealed class GlobFile(string path, GlobDirectory parent) : FileInfoBase
    {
        public override string Name => Path.GetFileName(path);

        public override string FullName => path;

        public override DirectoryInfoBase ParentDirectory => parent;
    }
}
