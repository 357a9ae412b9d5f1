namespace MlOpsBuild.Delivery.GitHub;

/// <summary>Text within GitHub's limits.</summary>
internal static class GitHubText
{
    /// <summary>The text, or so much of its beginning that it and <paramref name="end"/> have the most characters (UTF-16).</summary>
    public static string Cut(string text, int most, string end = "…")
    {
        if (text.Length <= most)
        {
            return text;
        }

        var length = most - end.Length;
        // Never half a character.
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] + end;
    }
}
