namespace MlOpsBuild.Delivery.GitHub;

/// <summary>The pull request that a report belongs on, or why there is none.</summary>
/// <param name="Number">Its number; none when nothing is to be posted on one.</param>
/// <param name="IsSuperseded">Whether a pull request is there whose head has moved on since.</param>
/// <param name="Note">Why there is none, one line; empty when there is one.</param>
public sealed record PullRequestMatch(int? Number, bool IsSuperseded = false, string Note = "");
