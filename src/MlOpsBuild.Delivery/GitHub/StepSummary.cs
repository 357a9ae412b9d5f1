using System.Text;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>
/// Shows Markdown on the page of a GitHub Actions run, through the file that <c>GITHUB_STEP_SUMMARY</c> names.
/// </summary>
public static class StepSummary
{
    /// <summary>GitHub drops a step's summary beyond this many bytes.</summary>
    public const int MaxBytes = 1024 * 1024;

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
}
