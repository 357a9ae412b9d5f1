using System.Diagnostics;

namespace MlOpsBuild.Tests.Evaluation.Baselines;

/// <summary>A real repository, made by the git command line.</summary>
internal sealed class TemporaryRepository : IDisposable
{
    public TemporaryRepository(bool init = true)
    {
        Directory.CreateDirectory(Root);
        if (init)
        {
            Git("init", "-q", "-b", "main");
        }
    }

    public string Root { get; } =
        Path.Combine(Path.GetTempPath(), "mlopsbuild-git-" + Path.GetRandomFileName());

    public string Project => Path.Combine(Root, "models", "churn");

    public string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var argument in (string[])
                ["-c", "user.name=A", "-c", "user.email=a@example.com", .. arguments]
        )
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_SYSTEM"] = "/dev/null";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, error.Result);
        return output.Trim();
    }

    public string Write(string path, string content)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
        return full;
    }

    public string Commit(string message)
    {
        Git("add", "-A", ":!.mlops", ":!*/.mlops");
        Git("commit", "-q", "-m", message);
        return Git("rev-parse", "HEAD");
    }

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal); // Git's objects are read-only
        }

        Directory.Delete(Root, recursive: true);
    }
}
