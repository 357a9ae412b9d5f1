using System.Text;
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
        var text = new StringBuilder(push ? "pushed " : "pulled ");
        if (result.Results + result.Snapshots + result.Missing.Count == 0)
        {
            return text.Append(CultureInfo.InvariantCulture, $"nothing; {There(result)}")
                .ToString();
        }

        if (result.Results > 0 || result.Snapshots == 0)
        {
            text.Append(ReadableText.Count(result.Results, "result")).Append(", ");
        }

        if (result.Snapshots > 0)
        {
            text.Append(ReadableText.Count(result.Snapshots, "data snapshot")).Append(", ");
        }

        text.Append(ReadableText.Count(result.Blobs, "blob"))
            .Append(", ")
            .Append(ReadableText.Size(result.Bytes));
        if (result.There > 0)
        {
            text.Append("; ").Append(There(result));
        }

        if (result.Missing.Count > 0)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"; {(push ? "not in the store" : "not in the registry")}: {string.Join(", ", result.Missing)}"
            );
        }

        return text.ToString();
    }

    private static string There(ShareResult result) =>
        result.There switch
        {
            0 => "no lock file names a result",
            1 => "1 was there already",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"{result.There:N0} were there already"
            ),
        };
}
