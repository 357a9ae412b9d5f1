using System.Collections;
using System.Collections.ObjectModel;
using System.Runtime.InteropServices;
using Nuke.Common.IO;
using Nuke.Common.ValueInjection;

namespace Nuke.Common;

/// <summary>The process, the machine and their environment.</summary>
public static class EnvironmentInfo
{
    public static IReadOnlyCollection<string> CommandLineArguments =>
        ParameterService.CommandLine.Arguments;

    public static string NewLine => Environment.NewLine;

    public static string MachineName => Environment.MachineName;

    public static AbsolutePath WorkingDirectory
    {
        get => AbsolutePath.Create(Environment.CurrentDirectory);
        set => Environment.CurrentDirectory = value;
    }

    public static bool IsArm64 => RuntimeInformation.OSArchitecture == Architecture.Arm64;
    public static bool Is64Bit => Environment.Is64BitProcess;
    public static bool Is32Bit => !Is64Bit;
    public static bool IsUnix => IsLinux || IsOsx;
    public static bool IsWin => OperatingSystem.IsWindows();
    public static bool IsLinux => OperatingSystem.IsLinux();
    public static bool IsOsx => OperatingSystem.IsMacOS();

    public static PlatformFamily Platform =>
        IsWin ? PlatformFamily.Windows
        : IsOsx ? PlatformFamily.OSX
        : IsLinux ? PlatformFamily.Linux
        : PlatformFamily.Unknown;

    public static ReadOnlyDictionary<string, string> Variables
    {
        get
        {
            var variables = new Dictionary<string, string>(
                IsWin ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal
            );
            foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
                variables[(string)entry.Key] = (string)entry.Value;

            return variables.AsReadOnly();
        }
    }

    /// <summary>The directories in which the system looks for programs.</summary>
    public static IReadOnlyCollection<string> Paths =>
        (GetVariable("PATH") ?? "").Split(
            Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries
        );

    public static bool HasArgument(string name) => ParameterService.CommandLine.Has(name);

    public static bool HasVariable(string name, bool allowEmpty = true) =>
        Environment.GetEnvironmentVariable(name) is { } value && (allowEmpty || value.Length > 0);

    public static string GetVariable(string name) => Environment.GetEnvironmentVariable(name);

    public static void SetVariable(string name, string value) =>
        Environment.SetEnvironmentVariable(name, value);

    public static void RemoveVariable(string name) =>
        Environment.SetEnvironmentVariable(name, null);

    /// <summary>Changes the working directory until the result is disposed.</summary>
    public static IDisposable SwitchWorkingDirectory(this AbsolutePath path)
    {
        var previous = WorkingDirectory;
        WorkingDirectory = path;
        return new Restore(previous);
    }

    private sealed class Restore(AbsolutePath directory) : IDisposable
    {
        public void Dispose() => WorkingDirectory = directory;
    }
}
