using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Nuke.Common;

public static partial class EnvironmentInfo
{
    public static bool IsArm64 => RuntimeInformation.OSArchitecture == Architecture.Arm64;

    public static bool Is64Bit =>
        RuntimeInformation.OSArchitecture is Architecture.X64 or Architecture.Arm64;

    public static bool Is32Bit => !Is64Bit;

    public static bool IsUnix => IsLinux || IsOsx;

    public static bool IsWin => OperatingSystem.IsWindows();

    public static bool IsLinux => OperatingSystem.IsLinux();

    public static bool IsOsx => OperatingSystem.IsMacOS();

    /// <summary>Whether this is Linux inside Windows.</summary>
    public static bool IsWsl
    {
        get
        {
            if (!IsLinux)
                return false;

            try
            {
                return File.ReadAllText("/proc/version")
                    .Contains("Microsoft", StringComparison.OrdinalIgnoreCase);
            }
            catch (Exception exception)
                when (exception is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    /// <summary>The framework that the program was built for.</summary>
    public static FrameworkName Framework =>
        new(
            Assembly
                .GetEntryAssembly()
                .NotNull("The process has no entry assembly")
                .GetCustomAttribute<TargetFrameworkAttribute>()
                .NotNull("The entry assembly names no target framework")
                .FrameworkName
        );

    public static PlatformFamily Platform =>
        IsWin ? PlatformFamily.Windows
        : IsOsx ? PlatformFamily.OSX
        : IsLinux ? PlatformFamily.Linux
        : PlatformFamily.Unknown;
}
