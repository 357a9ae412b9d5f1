using System.Diagnostics.CodeAnalysis;
using System.Text;
using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Markdown;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>
/// The first line of a posted report, hidden in an HTML comment, by which it is found again:
/// <c>&lt;!-- mlopsbuild:report model=M workflow=W run=N attempt=A --&gt;</c>. Of two, the one of the higher run, then
/// the higher attempt, is newer.
/// </summary>
public sealed record CommentMarker
{
    private const string Live = "<!-- mlopsbuild:report ";
    private const string Old = "<!-- mlopsbuild:outdated ";
    private const string End = " -->";

    /// <summary>Creates the marker of a live report.</summary>
    /// <param name="model">The model's name; the first 100 characters count.</param>
    /// <param name="workflow">The workflow's name; the first 100 characters count.</param>
    /// <param name="run">The run's number, from 0.</param>
    /// <param name="attempt">The attempt, from 0.</param>
    public CommentMarker(string model, string workflow, long run, int attempt)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(run);
        ArgumentOutOfRangeException.ThrowIfNegative(attempt);
        Model = ReportText.Clean(model, 100);
        Workflow = ReportText.Clean(workflow, 100);
        Run = run;
        Attempt = attempt;
    }

    /// <summary>The model's name.</summary>
    public string Model { get; }

    /// <summary>The workflow's name.</summary>
    public string Workflow { get; }

    /// <summary>The run's number.</summary>
    public long Run { get; }

    /// <summary>The attempt.</summary>
    public int Attempt { get; }

    /// <summary>Whether the comment was left behind for a newer one and is never touched again.</summary>
    public bool IsOutdated { get; init; }

    /// <summary>The line, without its end.</summary>
    public string Format() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(IsOutdated ? Old : Live)}model={MarkdownEscape.Comment(Model)} workflow={MarkdownEscape.Comment(Workflow)} run={Run} attempt={Attempt}{End}"
        );

    /// <summary>Reads a line that <see cref="Format"/> wrote, and no other.</summary>
    /// <param name="line">A line, without its end.</param>
    /// <param name="marker">What it says.</param>
    public static bool TryParse(string? line, [NotNullWhen(true)] out CommentMarker? marker)
    {
        marker = null;
        var outdated = line?.StartsWith(Old, StringComparison.Ordinal) == true;
        if (
            line is not { Length: < 4000 }
            || !(outdated || line.StartsWith(Live, StringComparison.Ordinal))
            || !line.EndsWith(End, StringComparison.Ordinal)
        )
        {
            return false;
        }

        var start = (outdated ? Old : Live).Length;
        if (line.Length < start + End.Length)
        {
            return false;
        }

        var fields = line[start..^End.Length].Split(' ');
        if (
            fields.Length != 4
            || Value(fields[0], "model=") is not { } model
            || Value(fields[1], "workflow=") is not { } workflow
            || !long.TryParse(
                Value(fields[2], "run="),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var run
            )
            || !int.TryParse(
                Value(fields[3], "attempt="),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var attempt
            )
        )
        {
            return false;
        }

        var found = new CommentMarker(Decode(model), Decode(workflow), run, attempt)
        {
            IsOutdated = outdated,
        };
        // One spelling only, so that nobody can write another that is taken for it.
        marker = found.Format() == line ? found : null;
        return marker is not null;
    }

    /// <summary>The marker of a comment's text, if its very first line is one.</summary>
    /// <param name="body">The text.</param>
    internal static CommentMarker? Of(string? body) =>
        body is not null && TryParse(body.Split('\n', 2)[0].TrimEnd('\r'), out var marker)
            ? marker
            : null;

    /// <summary>
    /// Whether a comment with this marker is one that <paramref name="other"/> replaces: of the same model and workflow. One
    /// of no model is of a build that broke before it knew its model: it is over when any model of the workflow is reported on.
    /// </summary>
    internal bool IsOfSame(CommentMarker other) =>
        (Model == other.Model || Model.Length == 0) && Workflow == other.Workflow;

    /// <summary>Below zero when this is of an older run, zero of the same attempt.</summary>
    internal int CompareAge(CommentMarker other) =>
        Run == other.Run ? Attempt.CompareTo(other.Attempt) : Run.CompareTo(other.Run);

    private static string? Value(string field, string name) =>
        field.StartsWith(name, StringComparison.Ordinal) ? field[name.Length..] : null;

    private static string Decode(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (
                text[i] == '%'
                && i + 2 < text.Length
                && byte.TryParse(
                    text.AsSpan(i + 1, 2),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var value
                )
            )
            {
                bytes.Add(value);
                i += 2;
            }
            else
            {
                bytes.Add(text[i] < 128 ? (byte)text[i] : (byte)'?');
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
