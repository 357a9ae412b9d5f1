using Octokit;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>A comment that we wrote for a model and workflow.</summary>
/// <param name="Id">Its id; a later comment has a higher one.</param>
/// <param name="Marker">Its first line.</param>
/// <param name="Comment">What GitHub says of it.</param>
internal sealed record OwnComment(long Id, CommentMarker Marker, IssueComment Comment);
