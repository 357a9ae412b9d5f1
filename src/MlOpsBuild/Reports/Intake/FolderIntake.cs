using MlOpsBuild.Common;

namespace MlOpsBuild.Reports.Intake;

/// <summary>Finds and reads the one file of a folder; links are not followed.</summary>
internal static class FolderIntake
{
    private const string Where = "folder";

    /// <summary>Reads it.</summary>
    public static async Task<IntakeFile> ReadAsync(
        string folder,
        ReportIntakeOptions options,
        CancellationToken cancellationToken
    )
    {
        var stat = new FileStat();
        var folders = FoldersOf(folder, stat, options);
        foreach (var name in IntakeFile.Names)
        {
            string[] found =
            [
                .. folders
                    .Select(f => Path.Combine(f, name))
                    .Where(p => stat.Look(p) != FileStatKind.Missing),
            ];
            if (found.Length > 1)
            {
                throw IntakeFile.Several(Where, name);
            }

            if (found.Length == 1)
            {
                return stat.Look(found[0]) == FileStatKind.File
                    ? new(name, await ReadAsync(found[0], name, options, cancellationToken))
                    : throw IntakeFile.NoFile(Where, name);
            }
        }

        throw IntakeFile.None(Where);
    }

    private static async Task<byte[]> ReadAsync(
        string path,
        string name,
        ReportIntakeOptions options,
        CancellationToken cancellationToken
    )
    {
        await using var stream = File.OpenRead(path);
        return await BoundedReader.ReadAsync(stream, options.MaxJsonBytes, name, cancellationToken);
    }

    private static List<string> FoldersOf(string folder, FileStat stat, ReportIntakeOptions options)
    {
        var folders = new List<string> { folder };
        var count = 0;
        foreach (var path in Directory.EnumerateFileSystemEntries(folder))
        {
            if (++count > options.MaxEntries)
            {
                throw new ReportRefusedException(
                    $"the folder has more than {ReportNumber.Count(options.MaxEntries)} entries."
                );
            }

            if (stat.Look(path) == FileStatKind.Folder)
            {
                folders.Add(path);
            }
        }

        return folders;
    }
}
