using System.Globalization;
using System.Text;

namespace Nuke.Common.Tooling;

/// <summary>A process ended with another exit code than 0.</summary>
/// <remarks>All members are here but the constructor for binary serialization.</remarks>
public class ProcessException : Exception
{
    public ProcessException(IProcess process)
        : base(FormatMessage(process))
    {
        Process = process;
        ExitCode = process.ExitCode;
    }

    public int ExitCode { get; }

    internal IProcess Process { get; }

    private static string FormatMessage(IProcess process)
    {
        const string Indent = "   ";
        var builder = new StringBuilder()
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"Process '{Path.GetFileName(process.FileName)}' exited with code {process.ExitCode}."
            )
            .Append(Indent)
            .AppendLine(CultureInfo.InvariantCulture, $"> {ProcessTasks.GetInvocation(process)}")
            .Append(Indent)
            .AppendLine(CultureInfo.InvariantCulture, $"@ {process.WorkingDirectory}");

        var output = process.Output;
        var errors = output.Where(x => x.Type == OutputType.Err).ToList();
        builder.AppendLine(errors.Count > 0 ? "Error output:" : "Standard output:");
        foreach (var line in errors.Count > 0 ? errors : output)
            builder.Append(Indent).AppendLine(line.Text);

        return builder.ToString();
    }
}
