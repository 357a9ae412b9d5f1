using MlOpsBuild.Common;
using MlOpsBuild.Reports;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>Reads the variables of a job of GitHub Actions.</summary>
internal sealed class GitHubVariables(Func<string, string?> variable)
{
    public (string Owner, string Name) Repository()
    {
        var text = variable("GITHUB_REPOSITORY") ?? "";
        var parts = text.Split('/');
        return parts.Length == 2 && IsName(parts[0]) && IsName(parts[1])
            ? (parts[0], parts[1])
            : throw Wrong("GITHUB_REPOSITORY", "owner/name");
    }

    /// <summary>An address that ends with a slash, so that others can be relative to it.</summary>
    public Uri Address(string name, string otherwise)
    {
        var text = variable(name) is { Length: > 0 } given ? given : otherwise;
        return
            Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
            ? address
            : throw Wrong(name, $"an http or https address such as {otherwise}");
    }

    public string Commit(string name) =>
        (variable(name) ?? "") is var text && (text.Length == 0 || IsCommit(text))
            ? text
            : throw Wrong(name, "a commit of 40 hexadecimal digits");

    public long Number(string name, long most) =>
        variable(name) is not { Length: > 0 } text ? 0
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number > 0
        && number <= most
            ? number
        : throw Wrong(name, "a number from 1");

    public string EventFile() =>
        variable("GITHUB_EVENT_PATH") is { Length: > 0 } path
            ? path
            : throw Wrong("GITHUB_EVENT_PATH", "the file of the event");

    public static bool IsCommit(string text) =>
        text.Length is 40 or 64 && text.All(char.IsAsciiHexDigit);

    private static bool IsName(string text) =>
        text.Length is > 0 and <= 100
        && text is not ("." or "..")
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private UsageException Wrong(string name, string expected) =>
        new(
            variable(name) is { Length: > 0 } found
                ? $"The environment variable {name} is '{ReportText.Clean(found, 100)}', expected {expected}."
                : $"The environment variable {name} is not set, expected {expected}. GitHub Actions sets it; elsewhere say what is meant by options."
        );
}
