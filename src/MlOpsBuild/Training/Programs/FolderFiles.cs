using MlOpsBuild.Common;

namespace MlOpsBuild.Training.Programs;

/// <summary>Lists a folder that a program wrote: files and folders only, and not without end.</summary>
internal static class FolderFiles
{
    private const int MaxDepth = 32;

    /// <summary>The files below a folder, relative to it with forward slashes, in ordinal order.</summary>
    /// <param name="folder">The full path.</param>
    /// <param name="what">How messages call it, e.g. <c>The training's output</c>.</param>
    /// <param name="isLeft">Whether a file or folder of that name is left out. <value>The default value is none.</value></param>
    /// <exception cref="MlOpsException">There is a link, a pipe, socket or device, or too much.</exception>
    public static IReadOnlyList<string> Of(
        string folder,
        string what,
        Predicate<string>? isLeft = null
    )
    {
        if (new FileStat().Look(folder) != FileStatKind.Folder)
        {
            throw new MlOpsException(
                $"{what} is no folder any more: it must stay the folder that it was."
            );
        }

        var files = new List<string>();
        Add("", 0);
        files.Sort(StringComparer.Ordinal);
        return files;

        void Add(string relative, int depth)
        {
            var stat = new FileStat();
            foreach (
                var path in Directory.EnumerateFileSystemEntries(Path.Combine(folder, relative))
            )
            {
                var name = Path.GetFileName(path);
                if (isLeft?.Invoke(name) == true)
                {
                    continue;
                }

                var inner = relative.Length == 0 ? name : $"{relative}/{name}";
                var kind = stat.Look(path);
                if (kind == FileStatKind.File)
                {
                    files.Add(inner);
                }
                else if (kind == FileStatKind.Folder)
                {
                    Add(inner, depth + 1);
                }
                else if (kind != FileStatKind.Missing)
                {
                    throw new MlOpsException(
                        $"{what} has '{PlainText.Of(inner)}', which is {(kind == FileStatKind.Link ? "a link" : "a pipe, socket or device")}: expected files and folders. Write the content itself."
                    );
                }

                if (files.Count > ModelCollector.MaxFiles || depth > MaxDepth)
                {
                    throw new MlOpsException(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{what} has more than {ModelCollector.MaxFiles} files or {MaxDepth} folders in each other: only what predicting needs belongs to a model."
                        )
                    );
                }
            }
        }
    }
}
