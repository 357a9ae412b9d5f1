using System.Text;
using MlOpsBuild.Reports;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>
/// Findings as lines of a job's log that GitHub Actions turns into annotations (docs.github.com, "Workflow commands":
/// <c>error</c>, <c>warning</c>, <c>notice</c>), without any token.
/// </summary>
public static class WorkflowCommands
{
    /// <summary>GitHub shows no more of each level from one step.</summary>
    public const int MaxPerLevel = 10;

    private const int LongestTitle = 255;
    private const int LongestMessage = 4000;

    /// <summary>
    /// The lines, in the findings' order: the first <see cref="MaxPerLevel"/> of each level, then, if there are more, one line of
    /// plain text that counts them.
    /// </summary>
    /// <param name="findings">What was found.</param>
    public static IReadOnlyList<string> Format(IReadOnlyList<ReportFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var shown = new int[Enum.GetValues<FindingLevel>().Length];
        var lines = new List<string>();
        foreach (var finding in findings)
        {
            if (shown[(int)finding.Level]++ < MaxPerLevel)
            {
                lines.Add(Format(finding));
            }
        }

        var more = findings.Count - lines.Count;
        if (more > 0)
        {
            lines.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{more:N0} more finding{(more == 1 ? " is" : "s are")} in the report; GitHub shows {MaxPerLevel} of a level."
                )
            );
        }

        return lines;
    }

    private static string Format(ReportFinding finding)
    {
        var command = finding.Level switch
        {
            FindingLevel.Failure => "error",
            FindingLevel.Warning => "warning",
            _ => "notice",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"::{command} file={Property(finding.Path, 1000)},line={Math.Max(finding.Line, 1)},title={Property(finding.Title, LongestTitle)}::{Data(finding.Message, LongestMessage)}"
        );
    }

    private static string Property(string text, int most) =>
        Data(text, most)
            .Replace(":", "%3A", StringComparison.Ordinal)
            .Replace(",", "%2C", StringComparison.Ordinal);

    private static string Data(string text, int most)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in GitHubText.Cut(text, most))
        {
            _ = c switch
            {
                '%' => result.Append("%25"),
                '\r' => result.Append("%0D"),
                '\n' => result.Append("%0A"),
                '\t' => result.Append(' '),
                // None may steer a terminal.
                _ => result.Append(char.IsControl(c) ? '\uFFFD' : c),
            };
        }

        return result.ToString();
    }
}
