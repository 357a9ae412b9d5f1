using System.ComponentModel;
using System.Diagnostics;
using MlOpsBuild.Common;

namespace MlOpsBuild.Training.Programs;

/// <summary>Asks a program for its version.</summary>
internal static class ProgramVersion
{
    /// <summary>What stands for a version that is not told: an error, nothing, or no end in time.</summary>
    public const string Unknown = "unknown";

    private const int MostRead = 4096;
    private const int LongestVersion = 200;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>The first line that <c>program --version</c> prints.</summary>
    public static string Ask(string path, string directory)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(path, ["--version"])
                {
                    WorkingDirectory = directory,
                    UseShellExecute = false,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            return Ask(process);
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return Unknown; // whoever starts it to train says why it cannot be started
        }
    }

    private static string Ask(Process process)
    {
        process.StandardInput.Close();
        var output = ReadAsync(process.StandardOutput);
        var errors = ReadAsync(process.StandardError);
        var inTime = Task.WhenAll(output, errors).Wait(Limit) && process.WaitForExit(Limit);
        if (!inTime)
        {
            process.Kill(entireProcessTree: true);
            return Unknown;
        }

        // Some, e.g. R before 4.0 and Java, tell it there.
        return process.ExitCode == 0
            ? FirstLine(output.Result) ?? FirstLine(errors.Result) ?? Unknown
            : Unknown;
    }

    private static async Task<string> ReadAsync(StreamReader reader)
    {
        var buffer = new char[MostRead];
        var count = await reader.ReadBlockAsync(buffer);
        return new string(buffer, 0, count);
    }

    private static string? FirstLine(string text)
    {
        var line = text.Split('\n')
            .Select(l => PlainText.Of(l).Trim())
            .FirstOrDefault(l => l != "");
        return line is { Length: > LongestVersion } ? line[..LongestVersion] : line;
    }
}
