using System.Net;
using Octokit;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>
/// Changes comments, each once, and says whether they were there. What is not answered as GitHub does counts as an answer
/// that was lost.
/// </summary>
internal sealed class CommentEdits(GitHubSession session)
{
    /// <summary>Edits a comment.</summary>
    public async Task<bool> UpdateAsync(long id, string body)
    {
        try
        {
            var updated = await session.OnceAsync(() =>
                session.Client.Issue.Comment.Update(
                    session.Run.Owner,
                    session.Run.Repository,
                    id,
                    body
                )
            );
            return updated.Id == id || session.Options.DryRun
                ? true
                : throw GitHubAnswerException.Other();
        }
        catch (ApiException e) when (IsGone(e))
        {
            return false;
        }
    }

    /// <summary>Deletes a comment.</summary>
    public async Task<bool> DeleteAsync(long id)
    {
        var address = session.Address(
            string.Create(CultureInfo.InvariantCulture, $"issues/comments/{id}")
        );
        try
        {
            var status = await session.OnceAsync<object>(async () =>
                await session.Client.Connection.Delete(address)
            );
            return status is HttpStatusCode.NoContent ? true : throw GitHubAnswerException.Other();
        }
        catch (ApiException e) when (IsGone(e))
        {
            return false;
        }
    }

    private static bool IsGone(ApiException e) =>
        e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone;
}
