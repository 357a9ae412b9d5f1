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

    private static int GetDistance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
