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

    public static AbsolutePath Move(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        bool createDirectories = true,
        bool deleteRemainingFiles = false
    )
    {
        if (source.DirectoryExists())
        {
            CopyDirectory(source, target, policy, createDirectories, File.Move);
            if (
                deleteRemainingFiles
                || !source.ToDirectoryInfo().EnumerateFiles("*", SearchOption.AllDirectories).Any()
            )
                source.DeleteDirectory();
        }
        else
        {
            CopyFile(source, target, policy, createDirectories, File.Move);
        }

        return target;
    }

    public static AbsolutePath Copy(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        Func<AbsolutePath, bool> excludeDirectory = null,
        Func<AbsolutePath, bool> excludeFile = null,
        bool createDirectories = true
    )
    {
        if (source.DirectoryExists())
            CopyDirectory(
                source,
                target,
                policy,
                createDirectories,
                File.Copy,
                excludeDirectory,
                excludeFile
            );
        else
            CopyFile(source, target, policy, createDirectories, File.Copy);

        return target;
    }

    private static void CopyDirectory(
        AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy,
        bool createDirectories,
        Action<string, string, bool> copy,
        Func<AbsolutePath, bool> excludeDirectory = null,
        Func<AbsolutePath, bool> excludeFile = null
    )
    {
        Assert.True(
            !source.Contains(target),
            $"Target directory '{target}' must not be in source directory '{source}'"
        );
        Assert.True(
            !target.DirectoryExists() || policy.HasFlag(ExistsPolicy.DirectoryMerge),
            $"Policy disallows merging directory '{target}'"
        );
        target.CreateDirectory();
        foreach (var file in source.GetFiles())
        {
            if (excludeFile?.Invoke(file) != true)
                CopyFile(file, target / file.Name, policy, createDirectories, copy);
        }

        foreach (var directory in source.GetDirectories())
        {
            if (excludeDirectory?.Invoke(directory) != true)
                CopyDirectory(
                    directory,
                    target / directory.Name,
                    policy,
                    createDirectories,
                    copy,
                    excludeDirectory,
                    excludeFile
                );
        }
    }

    private static void CopyFile(
        AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy,
        bool createDirectories,
        Action<string, string, bool> copy
    )
    {
        Assert.FileExists(source, $"Path '{source}' does not exist");
        if (target.FileExists())
        {
            if (policy.HasFlag(ExistsPolicy.FileSkip))
                return;

            if (
                policy.HasFlag(ExistsPolicy.FileOverwriteIfNewer)
                && File.GetLastWriteTimeUtc(target) >= File.GetLastWriteTimeUtc(source)
            )
                return;

            Assert.True(
                (policy & (ExistsPolicy.FileOverwrite | ExistsPolicy.FileOverwriteIfNewer))
                    != default,
                $"Policy disallows overwriting file '{target}'"
            );
        }

        if (createDirectories)
            target.Parent.CreateDirectory();

        copy(source, target, true);
    }
}
