using System.Text;
using MlOpsBuild.Reports;
using Octokit;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>Findings as annotations of a check run, within GitHub's limits (docs.github.com, "Check runs").</summary>
internal static class CheckAnnotations
{
    /// <summary>The most that one request may carry.</summary>
    public const int Batch = 50;

    // Twenty requests: beyond that nobody reads them.
    private const int Most = 1000;
    private const int MessageBytes = 64 * 1024;

    /// <summary>The weightiest first, else in their order.</summary>
    public static List<NewCheckRunAnnotation> Of(IReadOnlyList<ReportFinding> findings)
    {
        var result = new List<NewCheckRunAnnotation>();
        for (var level = FindingLevel.Failure; level >= FindingLevel.Notice; level--)
        {
            foreach (var finding in findings)
            {
                if (finding.Level == level && finding.Path.Length > 0 && result.Count < Most)
                {
                    result.Add(Of(finding));
                }
            }
        }

        return result;
    }

    private static NewCheckRunAnnotation Of(ReportFinding finding)
    {
        var line = Math.Max(finding.Line, 1);
        return new NewCheckRunAnnotation(
            finding.Path,
            line,
            line,
            finding.Level switch
            {
                FindingLevel.Failure => CheckAnnotationLevel.Failure,
                FindingLevel.Warning => CheckAnnotationLevel.Warning,
                _ => CheckAnnotationLevel.Notice,
            },
            Message(finding.Message)
        )
        {
            Title = ReportText.Clean(finding.Title, 255),
        };
    }

    // An empty message is refused.
    private static string Message(string text) =>
        text.Trim().Length == 0 ? "(no message)"
        : Encoding.UTF8.GetByteCount(text) <= MessageBytes ? text
        : GitHubText.Cut(text, MessageBytes / 4);
}
