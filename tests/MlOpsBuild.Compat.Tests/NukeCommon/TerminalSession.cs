using System.Diagnostics;
using System.Text;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Runs a command with a terminal as input and output.</summary>
public static class TerminalSession
{
    /// <summary>Runs it and gives all that the terminal shows; the command must succeed.</summary>
    /// <param name="command">For the shell.</param>
    /// <param name="directory">Where it runs.</param>
    /// <param name="answers">What is typed, each once the terminal shows what comes first.</param>
    public static string Run(
        string command,
        string directory,
        params (string Prompt, string Typed)[] answers
    )
    {
        // Whatever the command starts holds the ninth descriptor too: the output ends only when all of it has. Nothing is hung up on.
        var info = new ProcessStartInfo(
            "sh",
            ["-c", "exec 9>&1; exec script -qec \"$1\" /dev/null", "sh", $"trap '' HUP; {command}"]
        )
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        using var process = Process.Start(info)!;
        var output = new StringBuilder();
        var buffer = new char[1024];
        var answered = 0;
        int count;
        while ((count = process.StandardOutput.Read(buffer, 0, buffer.Length)) > 0)
        {
            output.Append(buffer, 0, count);
            if (
                answered == answers.Length
                || !output.ToString().Contains(answers[answered].Prompt, StringComparison.Ordinal)
            )
                continue;

            process.StandardInput.Write(answers[answered++].Typed + "\r");
            process.StandardInput.Flush();
        }

        process.WaitForExit();
        process.ExitCode.ShouldBe(0, output.ToString());
        return output.ToString();
    }
}
