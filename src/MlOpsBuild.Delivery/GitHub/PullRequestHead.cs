namespace MlOpsBuild.Delivery.GitHub;

/// <summary>A pull request and the commit at its head.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="HeadSha">The commit.</param>
public sealed record PullRequestHead(int Number, string HeadSha);
