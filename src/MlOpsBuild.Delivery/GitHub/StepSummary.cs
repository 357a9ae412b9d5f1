using System.Text;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>
/// Shows Markdown on the page of a GitHub Actions run, through the file that <c>GITHUB_STEP_SUMMARY</c> names.
/// </summary>
public static class StepSummary
{
    /// <summary>GitHub drops a step's summary beyond this many bytes.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const string CutNote = "\n\n> [!NOTE]\n> Cut here: GitHub shows no more.";

    /// <summary>
    /// Appends <paramref name="markdown"/>, unless the file would grow beyond <see cref="MaxBytes"/>.
    /// </summary>
    /// <returns>Whether it was written.</returns>
    public static bool TryAppend(string file, string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var present = File.Exists(file) ? new FileInfo(file).Length : 0;
        if (present + Encoding.UTF8.GetByteCount(markdown) + 1 > MaxBytes)
        {
            return false;
        }

        File.AppendAllText(file, markdown + "\n");
        return true;
    }

    /// <summary>
    /// Appends Markdown, cut where the file would grow beyond <see cref="MaxBytes"/>; nothing when it is full.
    /// </summary>
    /// <param name="file">The file that <c>GITHUB_STEP_SUMMARY</c> names.</param>
    /// <param name="render">
    /// Renders the Markdown, given the most bytes (UTF-8) that it may have, above zero; what is longer is cut at a line's end.
    /// </param>
    /// <returns>Whether all that was rendered was written.</returns>
    public static bool Append(string file, Func<int, string> render)
    {
        ArgumentNullException.ThrowIfNull(render);
        var present = File.Exists(file) ? new FileInfo(file).Length : 0;
        var budget = (int)Math.Max(0, MaxBytes - present - 1);
        if (budget == 0)
        {
            return false;
        }

        var markdown = render(budget);
        var whole = Encoding.UTF8.GetByteCount(markdown) <= budget;
        File.AppendAllText(file, (whole ? markdown : Cut(markdown, budget)) + "\n");
        return whole;
    }

    private static string Cut(string markdown, int budget)
    {
        var bytes = Encoding.UTF8.GetBytes(markdown);
        var room = budget - Encoding.UTF8.GetByteCount(CutNote);
        var end = room <= 0 ? -1 : bytes.AsSpan(0, room).LastIndexOf((byte)'\n');
        return end < 0 ? "" : Encoding.UTF8.GetString(bytes, 0, end) + CutNote;
    }
}
