using System.Diagnostics;
using System.Text;

namespace MlOpsBuild.IntegrationTests;

/// <summary>Runs programs as a user would.</summary>
public static class Programs
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>The repository's root.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The build program that build.sh made.</summary>
    public static string BuildHost =>
        Path.Combine(Repository, "build", "bin", "Host", "_build.dll");

    public static Process Start(
        string file,
        IEnumerable<string> arguments,
        string directory,
        IEnumerable<(string Name, string? Value)>? environment = null,
        StringBuilder? output = null
    )
    {
        var info = new ProcessStartInfo(file)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        foreach (
            var inherited in info
                .Environment.Keys.Where(k =>
                    k.StartsWith("GITHUB_", StringComparison.OrdinalIgnoreCase)
                    || k is "NUKE_INTERNAL_INTERCEPTOR"
                )
                .ToList()
        )
        {
            info.Environment.Remove(inherited);
        }

        foreach (var (name, value) in environment ?? [])
        {
            info.Environment[name] = value;
        }

        var process = new Process { StartInfo = info };
        void Append(object _, DataReceivedEventArgs e)
        {
            if (e.Data is not null && output is not null)
            {
                lock (output)
                {
                    output.Append(e.Data).Append('\n');
                }
            }
        }

        process.OutputDataReceived += Append;
        process.ErrorDataReceived += Append;
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    public static RunResult Run(
        string file,
        IEnumerable<string> arguments,
        string directory,
        IEnumerable<(string Name, string? Value)>? environment = null
    )
    {
        var output = new StringBuilder();
        using var process = Start(file, arguments, directory, environment, output);
        return Finish(process, output);
    }

    public static RunResult Finish(Process process, StringBuilder output)
    {
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"Still running after {Limit}: {output}");
        }

        process.WaitForExit(); // drains the output
        lock (output)
        {
            return new RunResult(process.ExitCode, output.ToString());
        }
    }

    /// <summary>Runs git with an identity and no configuration of the machine.</summary>
    public static string Git(string directory, params string[] arguments)
    {
        var result = Run(
            "git",
            [
                "-c",
                "user.name=Test",
                "-c",
                "user.email=test@example.org",
                "-c",
                "init.defaultBranch=main",
                .. arguments,
            ],
            directory,
            [("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_SYSTEM", "/dev/null")]
        );
        return result.ShouldEndWith(0).Output.Trim();
    }

    private static string FindRepository()
    {
        for (var d = new DirectoryInfo(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            if (File.Exists(Path.Combine(d.FullName, "MlOpsBuild.sln")))
            {
                return d.FullName;
            }
        }

        throw new DirectoryNotFoundException("MlOpsBuild.sln was not found above the tests.");
    }
}
