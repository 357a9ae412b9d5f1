namespace Nuke.Common.Utilities;

/// <summary>Finds what somebody probably meant.</summary>
internal static class Similarity
{
    /// <summary>The closest candidate, or null where none is close.</summary>
    public static string FindClosest(string text, IEnumerable<string> candidates)
    {
        var limit = Math.Max(1, text.Length / 3);
        return candidates
            .Select(x =>
                (Candidate: x, Distance: GetDistance(text.ToLowerInvariant(), x.ToLowerInvariant()))
            )
            .Where(x => x.Distance <= limit)
            .OrderBy(x => x.Distance)
            .Select(x => x.Candidate)
            .FirstOrDefault();
    }

    /// <summary>The number of characters to insert, delete, replace, or swap with the next one.</summary>
    private static int GetDistance(string left, string right)
    {
        var distances = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
            distances[i, 0] = i;

        for (var j = 0; j <= right.Length; j++)
            distances[0, j] = j;

        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var distance = Math.Min(
                    distances[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1),
                    Math.Min(distances[i - 1, j], distances[i, j - 1]) + 1
                );
                var isSwapped =
                    i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
                distances[i, j] = isSwapped
                    ? Math.Min(distance, distances[i - 2, j - 2] + 1)
                    : distance;
            }
        }

        return distances[left.Length, right.Length];
    }
}
