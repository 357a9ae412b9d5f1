using System.Globalization;
using System.Text;

namespace Nuke.Common.Tooling;

/// <summary>A process ended with another exit code than 0.</summary>
public class ProcessException : Exception
{
    public ProcessException(IProcess process)
        : base(FormatMessage(process)) => ExitCode = process.ExitCode;

    public int ExitCode { get; }

    private static string FormatMessage(IProcess process)
    {
        const string Indent = "   ";
        var builder = new StringBuilder();
        builder.Append(
            CultureInfo.InvariantCulture,
            $"Process '{Path.GetFileName(process.FileName)}' exited with code {process.ExitCode}.\n"
        );
        builder
            .Append(Indent)
            .Append("> ")
            .Append(ProcessTasks.GetInvocation(process))
            .Append('\n');
        builder.Append(Indent).Append("@ ").Append(process.WorkingDirectory).Append('\n');

        var errors = process.Output.Where(x => x.Type == OutputType.Err).ToList();
        builder.Append(errors.Count > 0 ? "Error output:\n" : "Standard output:\n");
        var lines = errors.Count > 0 ? errors : [.. process.Output];
        builder.AppendJoin('\n', lines.Select(x => Indent + x.Text));
        return builder.ToString();
    }
}
