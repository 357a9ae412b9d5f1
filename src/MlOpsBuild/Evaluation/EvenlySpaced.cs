namespace MlOpsBuild.Evaluation;

/// <summary>Picks some of many, evenly spaced.</summary>
internal static class EvenlySpaced
{
    /// <summary>
    /// At most <paramref name="most"/> (2 or more) ascending indices below <paramref name="count"/>, the first and the
    /// last among them.
    /// </summary>
    public static int[] Indices(int count, int most)
    {
        var taken = Math.Min(count, most);
        var indices = new int[taken];
        for (var i = 0; i < taken; i++)
        {
            indices[i] = taken == count ? i : (int)((long)i * (count - 1) / (taken - 1));
        }

        return indices;
    }
}
