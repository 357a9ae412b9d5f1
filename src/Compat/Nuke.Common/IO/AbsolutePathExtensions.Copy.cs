namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    public static AbsolutePath Rename(
        this AbsolutePath source,
        string newName,
        ExistsPolicy policy = ExistsPolicy.Fail
    ) => source.Move(source.Parent / newName, policy);

    public static AbsolutePath Rename(
        this AbsolutePath source,
        Func<AbsolutePath, string> newName,
        ExistsPolicy policy = ExistsPolicy.Fail
    ) => source.Rename(newName(source), policy);

    /// <summary>Renames a file and keeps its extension.</summary>
    public static AbsolutePath RenameWithoutExtension(
        this AbsolutePath source,
        string newName,
        ExistsPolicy policy = ExistsPolicy.Fail
    ) => source.Rename(newName + source.Extension, policy);

    public static AbsolutePath RenameWithoutExtension(
        this AbsolutePath source,
        Func<AbsolutePath, string> newName,
        ExistsPolicy policy = ExistsPolicy.Fail
    ) => source.RenameWithoutExtension(newName(source), policy);

    public static AbsolutePath MoveToDirectory(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        bool createDirectories = true
    ) => source.Move(target / source.Name, policy, createDirectories);

    public static AbsolutePath CopyToDirectory(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        Func<AbsolutePath, bool> excludeDirectory = null,
        Func<AbsolutePath, bool> excludeFile = null,
        bool createDirectories = true
    ) =>
        source.Copy(target / source.Name, policy, excludeDirectory, excludeFile, createDirectories);

    public static AbsolutePath Move(
        this AbsolutePath source,
        Func<AbsolutePath, AbsolutePath> newPath,
        ExistsPolicy policy = ExistsPolicy.Fail,
        bool createDirectories = true
    ) => source.Move(newPath(source), policy, createDirectories);

    /// <summary>
    /// Moves a file or a directory. Files that the policy leaves behind are kept, unless they are to be deleted.
    /// </summary>
    public static AbsolutePath Move(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        bool createDirectories = true,
        bool deleteRemainingFiles = false
    )
    {
        AssertExists(source);
        return source.DirectoryExists()
            ? MoveDirectory(source, target, policy, createDirectories, deleteRemainingFiles)
            : MoveFile(source, target, policy, createDirectories);
    }

    /// <summary>Copies a file or a directory. The result is the target, or the source where the policy skipped a file.</summary>
    public static AbsolutePath Copy(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        Func<AbsolutePath, bool> excludeDirectory = null,
        Func<AbsolutePath, bool> excludeFile = null,
        bool createDirectories = true
    )
    {
        AssertExists(source);
        if (source.DirectoryExists())
            return CopyDirectory(
                source,
                target,
                policy,
                excludeDirectory,
                excludeFile,
                createDirectories
            );

        Assert.True(
            excludeDirectory is null && excludeFile is null,
            $"Only a directory can be copied with exclusions, but '{source}' is a file"
        );
        return CopyFile(source, target, policy, createDirectories);
    }

    private static AbsolutePath MoveDirectory(
        AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy,
        bool createDirectories,
        bool deleteRemainingFiles
    )
    {
        AssertDirectories(source, target, policy);
        if (TryRename(source, target, createDirectories))
            return target;

        if (createDirectories)
            target.CreateDirectory();

        foreach (var directory in source.GetDirectories().ToList())
            MoveDirectory(
                directory,
                target / directory.Name,
                policy,
                createDirectories: true,
                deleteRemainingFiles: false
            );

        foreach (var file in source.GetFiles().ToList())
            MoveFile(file, target / file.Name, policy, createDirectories: true);

        if (deleteRemainingFiles || !Directory.EnumerateFileSystemEntries(source).Any())
            source.DeleteDirectory();

        return target;
    }

    private static AbsolutePath CopyDirectory(
        AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy,
        Func<AbsolutePath, bool> excludeDirectory,
        Func<AbsolutePath, bool> excludeFile,
        bool createDirectories
    )
    {
        AssertDirectories(source, target, policy);
        if (createDirectories)
            target.CreateDirectory();

        foreach (var directory in source.GetDirectories())
        {
            if (excludeDirectory?.Invoke(directory) != true)
                CopyDirectory(
                    directory,
                    target / directory.Name,
                    policy,
                    excludeDirectory,
                    excludeFile,
                    createDirectories: true
                );
        }

        foreach (var file in source.GetFiles())
        {
            if (excludeFile?.Invoke(file) != true)
                CopyFile(file, target / file.Name, policy, createDirectories: true);
        }

        return target;
    }

    private static AbsolutePath MoveFile(
        AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy,
        bool createDirectories
    )
    {
        if (!PrepareFile(source, target, policy, createDirectories))
            return source;

        if (target.FileExists())
            MakeWritable(target);

        File.Move(source, target, overwrite: true);
        return target;
    }

    /// <summary>Moves a directory, or a link to one, at once where the target is free and on the same file system.</summary>
    private static bool TryRename(AbsolutePath source, AbsolutePath target, bool createDirectories)
    {
        if (target.DirectoryExists() || target.FileExists())
            return false;

        if (createDirectories)
            target.Parent.CreateDirectory();

        try
        {
            Directory.Move(source, target);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static AbsolutePath CopyFile(
        AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy,
        bool createDirectories
    )
    {
        if (!PrepareFile(source, target, policy, createDirectories))
            return source;

        File.Copy(source, target, overwrite: true);
        return target;
    }

    /// <summary>Whether the target may be written.</summary>
    private static bool PrepareFile(
        AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy,
        bool createDirectories
    )
    {
        if (target.FileExists() && !IsPermitted())
            return false;

        if (createDirectories)
            target.Parent.CreateDirectory();

        return true;

        bool IsPermitted() =>
            (policy & ~(ExistsPolicy.DirectoryFail | ExistsPolicy.DirectoryMerge)) switch
            {
                ExistsPolicy.FileFail => throw new Exception($"File '{target}' already exists"),
                ExistsPolicy.FileSkip => false,
                ExistsPolicy.FileOverwrite => true,
                ExistsPolicy.FileOverwriteIfNewer => File.GetLastWriteTimeUtc(target)
                    < File.GetLastWriteTimeUtc(source),
                var files => throw new ArgumentOutOfRangeException(
                    nameof(policy),
                    policy,
                    files == default
                        ? $"No file policy set, but file '{target}' exists"
                        : "Multiple file policies set"
                ),
            };
    }

    private static void AssertExists(AbsolutePath source) =>
        Assert.True(
            source.FileExists() || source.DirectoryExists(),
            $"Path '{source}' does not exist"
        );

    private static void AssertDirectories(
        AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy
    )
    {
        Assert.False(
            source.Contains(target),
            $"Target directory '{target}' must not be in source directory '{source}'"
        );
        Assert.False(
            IsLoop(source),
            $"Directory '{source}' is a link to a directory that it is in"
        );
        Assert.True(
            !target.DirectoryExists()
                || (policy & (ExistsPolicy.DirectoryMerge | ExistsPolicy.DirectoryFail))
                    == ExistsPolicy.DirectoryMerge,
            "Policy disallows merging directories"
        );
    }
}
