using System.Diagnostics;

namespace MlOpsBuild.Tests.Pipelines;

/// <summary>A tool of others that reads image layouts.</summary>
internal static class Skopeo
{
    public static bool IsThere =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "skopeo")));

    public static async Task<byte[]> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("skopeo", arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        using var output = new MemoryStream();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await errors);
        return output.ToArray();
    }
}
