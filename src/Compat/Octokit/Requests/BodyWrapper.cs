namespace Octokit;

/// <summary>The body of a comment.</summary>
internal sealed class BodyWrapper(string body)
{
    public string Body { get; } = body;
}
