using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Snapshots;

namespace MlOpsBuild;

/// <summary>What became of tracked data, for people: a line each.</summary>
public static class DataText
{
    private const int NamesShown = 5;

    /// <summary>What Track did.</summary>
    public static string Render(IReadOnlyList<TrackResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var text = new StringBuilder();
        foreach (var result in results)
        {
            var did =
                !result.IsChanged ? "unchanged"
                : result.IsNew ? "tracked"
                : "updated";
            text.Append(CultureInfo.InvariantCulture, $"{did, -10} {result.Path}  ")
                .Append(Whole(result.Pointer));
            if (result.IsChanged)
            {
                text.Append(
                        CultureInfo.InvariantCulture,
                        $"; {ReadableText.Size(result.StoredBytes)} stored"
                    )
                    .Append(
                        $"; commit {result.Path}{DataPointer.Suffix} and the .gitignore beside it"
                    );
            }

            text.Append('\n');
        }

        return results.Count == 0
            ? "Nothing is tracked; begin with Track --path <file or folder>.\n"
            : text.ToString();
    }

    /// <summary>How tracked data is.</summary>
    public static string Render(IReadOnlyList<DataStatus> all)
    {
        ArgumentNullException.ThrowIfNull(all);
        var text = new StringBuilder();
        foreach (var status in all)
        {
            var how = status.Kind switch
            {
                DataStatusKind.Unchanged => "unchanged",
                DataStatusKind.Changed => "changed",
                DataStatusKind.Missing => "missing",
                _ => "unknown",
            };
            text.Append(CultureInfo.InvariantCulture, $"{how, -10} {status.Path}  ");
            if (status.Pointer is not null && status.Change.IsNone && status.Problem.Length == 0)
            {
                text.Append(Whole(status.Pointer));
            }

            text.Append(status.Problem);
            if (!status.Change.IsNone)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{status.Change.Added.Count} added, {status.Change.Modified.Count} modified, {status.Change.Removed.Count} removed"
                );
            }

            if (status.Kind == DataStatusKind.Missing)
            {
                text.Append(status.IsInStore ? "; get it with Checkout" : "");
            }

            if (status.Pointer is not null && !status.IsInStore)
            {
                text.Append("; its content is not in the store: get it with Pull");
            }

            text.Append('\n');
            Names(text, "added", status.Change.Added);
            Names(text, "modified", status.Change.Modified);
            Names(text, "removed", status.Change.Removed);
        }

        return all.Count == 0
            ? "Nothing is tracked; begin with Track --path <file or folder>.\n"
            : text.ToString();
    }

    /// <summary>What Checkout did.</summary>
    public static string Render(IReadOnlyList<CheckoutResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var text = new StringBuilder();
        foreach (var result in results)
        {
            var did = result.Written + result.Deleted == 0 ? "unchanged" : "written";
            text.Append(CultureInfo.InvariantCulture, $"{did, -10} {result.Path}  ");
            text.Append(
                result.Written + result.Deleted == 0
                    ? Whole(result.Pointer)
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Files(result.Written)} written ({ReadableText.Size(result.WrittenBytes)}), {result.Deleted} deleted"
                    )
            );
            if (result.Left.Count > 0)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"; {Files(result.Left.Count)} in no snapshot left as they are"
                );
            }

            text.Append('\n');
            Names(text, "left", result.Left);
        }

        return results.Count == 0 ? "No pointer, so nothing to check out.\n" : text.ToString();
    }

    private static string Whole(DataPointer pointer) =>
        $"{Files(pointer.Files)}, {ReadableText.Size(pointer.Size)}";

    private static string Files(long count) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} file{(count == 1 ? "" : "s")}");

    private static void Names(StringBuilder text, string what, IReadOnlyList<string> names)
    {
        for (var i = 0; i < names.Count && i < NamesShown; i++)
        {
            if (names[i].Length > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {what, -8} {names[i]}\n");
            }
        }

        if (names.Count > NamesShown)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {what, -8} and {names.Count - NamesShown:N0} more\n"
            );
        }
    }
}
