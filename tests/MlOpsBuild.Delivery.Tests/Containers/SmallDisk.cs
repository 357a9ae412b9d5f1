using System.Diagnostics;

namespace MlOpsBuild.Delivery.Tests.Containers;

/// <summary>A file system in memory of little size. Needs root.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder, bool isMounted) => (Folder, IsMounted) = (folder, isMounted);

    public string Folder { get; }

    public bool IsMounted { get; }

    public static SmallDisk Mount(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("mlops-disk-").FullName;
        var size = string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m");
        return new SmallDisk(folder, Run("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder));
    }

    public void Dispose()
    {
        if (IsMounted)
        {
            Run("umount", "--recursive", Folder).ShouldBeTrue();
        }

        Directory.Delete(Folder);
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
