using MlOpsBuild.Common;

namespace MlOpsBuild;

/// <summary>What a push or pull did, for people.</summary>
public static class ShareText
{
    /// <summary>One line, e.g. <c>pushed 3 results, 12 blobs, 1.2 MB; 2 were there already</c>.</summary>
    /// <param name="result">What was done.</param>
    /// <param name="push">Whether it was a push.</param>
    public static string Render(ShareResult result, bool push)
    {
        ArgumentNullException.ThrowIfNull(result);
        var parts = new List<string> { (push ? "pushed " : "pulled ") + Moved(result) };
        if (result.There > 0)
        {
            parts.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{result.There:N0} {(result.There == 1 ? "was" : "were")} there already"
                )
            );
        }

        if (result.Missing.Count > 0)
        {
            var where = push ? "not in the store" : "not in the registry";
            parts.Add($"{where}: {string.Join(", ", result.Missing)}");
        }

        if (result == new ShareResult { Missing = result.Missing } && result.Missing.Count == 0)
        {
            parts.Add("no lock file and no data pointer names anything");
        }

        return string.Join("; ", parts);
    }

    private static string Moved(ShareResult result)
    {
        var parts = new List<string>();
        if (result.Results > 0)
        {
            parts.Add(ReadableText.Count(result.Results, "result"));
        }

        if (result.Snapshots > 0)
        {
            parts.Add(ReadableText.Count(result.Snapshots, "data snapshot"));
        }

        if (parts.Count == 0)
        {
            return "nothing";
        }

        parts.Add(ReadableText.Count(result.Blobs, "blob"));
        parts.Add(ReadableText.Size(result.Bytes));
        return string.Join(", ", parts);
    }
}
