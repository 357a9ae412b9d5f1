using MlOpsBuild.Common;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>
/// A token and whose it is, by its prefix (github.blog, "Behind GitHub's new authentication token formats"): an
/// installation of an App, which every job of GitHub Actions is, or a person.
/// </summary>
internal sealed class GitHubToken
{
    private readonly string _text;

    /// <exception cref="UsageException">It cannot be a token. The message does not tell it.</exception>
    public GitHubToken(string text, bool inActions)
    {
        // A secret that was pasted with a line's end.
        _text = text.Trim();
        if (_text.Any(c => c is <= ' ' or > '~'))
        {
            throw new UsageException(
                "The token for GitHub has spaces or characters beyond ASCII inside, expected a token such as GitHub makes. Paste it anew."
            );
        }

        IsPersonal =
            !_text.StartsWith("ghs_", StringComparison.Ordinal)
            && (
                !inActions
                || _text.StartsWith("gh", StringComparison.Ordinal)
                || _text.StartsWith("github_pat_", StringComparison.Ordinal)
            );
    }

    public bool IsMissing => _text.Length == 0;

    /// <summary>Whether it acts for a person, who can make no check runs.</summary>
    public bool IsPersonal { get; }

    /// <summary>The token itself, for the one header that carries it.</summary>
    public string Reveal() => _text;

    /// <summary>Text of others without the token.</summary>
    public string Hide(string text) =>
        _text.Length < 6 ? text : text.Replace(_text, "***", StringComparison.Ordinal);
}
