using System.Globalization;

namespace Nuke.Common.CI;

/// <summary>One of several parts of a target, <c>--partition 1/3</c>.</summary>
public class Partition
{
    public static Partition Single { get; } = new() { Part = 1, Total = 1 };

    public int Part { get; internal set; }

    public int Total { get; internal set; }

    public bool IsIn(int part) => Part == part;

    /// <summary>Every n-th element, beginning with that of this part.</summary>
    public IEnumerable<T> GetCurrent<T>(IEnumerable<T> enumerable) =>
        enumerable.Where((_, index) => index % Total == Part - 1);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Part}/{Total}");

    internal static bool TryParse(string text, out Partition partition)
    {
        var parts = text.Split('/');
        partition =
            parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var part)
            && int.TryParse(
                parts[1],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var total
            )
            && part >= 1
            && part <= total
                ? new Partition { Part = part, Total = total }
                : null;
        return partition is not null;
    }
}
