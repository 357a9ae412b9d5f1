using System.Text;

namespace MlOpsBuild.Registry.Layout;

/// <summary>What a prune did, for people.</summary>
public static class PruneText
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB"];

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

    private static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    private static string Size(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        while (value >= 1000 && unit < Units.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(unit == 0 ? $"{value:0}" : $"{value:0.0}")} {Units[unit]}"
        );
    }
}
