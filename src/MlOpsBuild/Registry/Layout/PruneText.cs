using System.Text;
using static MlOpsBuild.Common.ReadableText;

namespace MlOpsBuild.Registry.Layout;

/// <summary>What a prune did, for people.</summary>
public static class PruneText
{
    /// <summary>One line for what goes, its tags, and one line for what stays.</summary>
    /// <param name="result">What was counted.</param>
    /// <param name="dryRun">Whether nothing was changed.</param>
    public static string Render(PruneResult result, bool dryRun)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        var verb = dryRun ? "would free" : "freed";
        text.Append(
            CultureInfo.InvariantCulture,
            $"{verb}  {Size(result.FreedBytes)} in {Count(result.RemovedBlobs, "blob")} of {Count(result.RemovedTags.Count, "result")}\n"
        );
        foreach (var tag in result.RemovedTags)
        {
            text.Append("  ").Append(tag).Append('\n');
        }

        return text.Append(
                CultureInfo.InvariantCulture,
                $"{(dryRun ? "would keep" : "kept")}  {Size(result.KeptBytes)} in {Count(result.KeptBlobs, "blob")} of {Count(result.KeptManifests, "result")}\n"
            )
            .ToString();
    }
}
