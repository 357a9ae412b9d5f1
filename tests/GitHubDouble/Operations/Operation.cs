using MlOpsBuild.GitHubDouble.Http;

namespace MlOpsBuild.GitHubDouble.Operations;

/// <summary>An operation of the REST API.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path's template, as in GitHub's description.</param>
/// <param name="Permissions">
/// What an app's token needs, in the words of the header <c>x-accepted-github-permissions</c>: alternatives are
/// separated by semicolons. Empty if it needs none.
/// </param>
/// <param name="Perform">Does it.</param>
internal sealed record Operation(
    string Method,
    string Path,
    string Permissions,
    Func<Call, Answer> Perform
)
{
    private readonly string[] _segments = Path.Split('/');

    /// <summary>Whether it is the one of a path; gets the values of the template's parameters.</summary>
    public bool TryMatch(string[] segments, out Dictionary<string, string> values)
    {
        values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (segments.Length != _segments.Length)
            return false;

        for (var i = 0; i < segments.Length; i++)
        {
            if (_segments[i].StartsWith('{'))
                values[_segments[i][1..^1]] = Uri.UnescapeDataString(segments[i]);
            else if (_segments[i] != segments[i])
                return false;
        }

        return true;
    }
}
