using MlOpsBuild.Common;
using Serilog;

namespace MlOpsBuild.Nuke;

/// <summary>
/// The one way to the console and the log. What is shown quotes data and configuration, of which no line may command the
/// build server that reads it.
/// </summary>
internal static class Screen
{
    /// <summary>Writes text that ends its lines itself.</summary>
    public static void Write(string text) => Console.Write(LogText.WithoutCommands(text));

    /// <summary>Writes lines and ends the last one.</summary>
    public static void WriteLine(string text = "") =>
        Console.WriteLine(LogText.WithoutCommands(text));

    /// <summary>Writes JSON, which means the same afterwards: in it such characters occur in strings alone.</summary>
    public static void WriteJson(string json) =>
        Console.Write(json.Replace("##[", "#\\u0023[", StringComparison.Ordinal));

    /// <summary>Writes a line that is meant to be a command of the build server, its text escaped.</summary>
    public static void WriteCommand(string line) => Console.WriteLine(line);

    /// <summary>Logs what is worth to know.</summary>
    public static void Note(string message) =>
        Log.Information("{Message:l}", LogText.WithoutCommands(message));

    /// <summary>Logs what somebody should look at.</summary>
    public static void Warn(string message) =>
        Log.Warning("{Message:l}", LogText.WithoutCommands(message));
}
