using System.Text;

namespace MlOpsBuild.Nuke.Workflows;

/// <summary>Collects the lines of a workflow; each part is written without regard to where it stands.</summary>
internal sealed class WorkflowText
{
    private const int Width = 2;
    private static readonly string[] Words =
    [
        "true",
        "false",
        "null",
        "yes",
        "no",
        "on",
        "off",
        "y",
        "n",
    ];
    private readonly StringBuilder _text = new();

    /// <summary>Adds the lines of a part, indented by a number of levels; an empty part adds nothing.</summary>
    public WorkflowText Add(int level, string part)
    {
        if (part.Length == 0)
        {
            return this;
        }

        foreach (var line in part.Split('\n'))
        {
            if (line.Length > 0)
            {
                _text.Append(' ', level * Width).Append(line.TrimEnd('\r'));
            }

            _text.Append('\n');
        }

        return this;
    }

    public WorkflowText AddAll(int level, IEnumerable<string> parts)
    {
        foreach (var part in parts)
        {
            Add(level, part);
        }

        return this;
    }

    public WorkflowText AddEmptyLine()
    {
        _text.Append('\n');
        return this;
    }

    /// <summary>Parts that are not empty, each in lines of its own.</summary>
    public static string Join(params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (part.Length > 0)
            {
                text.Append(text.Length == 0 ? "" : "\n").Append(part);
            }
        }

        return text.ToString();
    }

    /// <summary>A value as YAML reads text: in quotes unless it could not be anything else.</summary>
    public static string Scalar(string value) =>
        value.Length > 0
        && char.IsAsciiLetter(value[0])
        && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/')
        && !Words.Contains(value, StringComparer.OrdinalIgnoreCase)
            ? value
            : $"'{value}'";

    public override string ToString() => _text.ToString();
}
