using System.Diagnostics;
using System.Text;

namespace Nuke.Common.Execution;

/// <summary>Asks on a terminal for something that must not be seen.</summary>
internal static class SecretPrompt
{
    /// <summary>
    /// The terminal is told not to echo before the question appears, and until the answer is complete: between keys that are read
    /// one by one, a pasted password would show.
    /// </summary>
    private const string Script = """
        trap 'stty echo' EXIT INT TERM
        stty -echo
        printf '%s\n' "$1" >&2
        IFS= read -r line
        printf %s "$line"
        """;

    public static string Ask(string question)
    {
        if (Console.IsInputRedirected || OperatingSystem.IsWindows())
            return ReadKeys(question);

        var info = new ProcessStartInfo("sh", ["-c", Script, "sh", question])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(info)!;
        var line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return line;
    }

    private static string ReadKeys(string question)
    {
        ConsoleText.WriteRaw(question);
        var text = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key != ConsoleKey.Backspace)
                text.Append(key.KeyChar);
            else if (text.Length > 0)
                text.Length--;
        }

        return text.ToString();
    }
}
