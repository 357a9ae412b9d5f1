using System.Text;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>
/// Hands values to later steps of a GitHub Actions job through the file that <c>GITHUB_OUTPUT</c> names
/// (docs.github.com, "Workflow commands": setting an output parameter).
/// </summary>
public static class StepOutputs
{
    /// <summary>Appends <c>name=value</c> lines; values with line breaks are refused.</summary>
    /// <param name="file">The file that <c>GITHUB_OUTPUT</c> names.</param>
    /// <param name="values">Names (letters, digits, dashes) and their values.</param>
    /// <exception cref="ArgumentException">A name or value could be read as something else.</exception>
    public static void Append(string file, IEnumerable<KeyValuePair<string, string>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var text = new StringBuilder();
        foreach (var (name, value) in values)
        {
            if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            {
                throw new ArgumentException(
                    $"Output name '{name}' may hold letters, digits and dashes only.",
                    nameof(values)
                );
            }

            if (value.AsSpan().IndexOfAny('\r', '\n') >= 0)
            {
                throw new ArgumentException(
                    $"The value of output '{name}' has a line break.",
                    nameof(values)
                );
            }

            text.Append(name).Append('=').Append(value).Append('\n');
        }

        File.AppendAllText(file, text.ToString());
    }
}
