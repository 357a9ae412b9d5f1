using System.Text.Json.Nodes;
using Octokit;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>
/// Folds an old comment as outdated, with GraphQL's <c>minimizeComment</c>, which REST lacks, and then marks it so that
/// it is left alone. Whoever is killed in between leaves it to be folded again, which changes nothing.
/// </summary>
internal sealed class OutdatedComment(GitHubSession session, CommentEdits edits)
{
    private const string Mutation =
        "mutation($id:ID!){minimizeComment(input:{subjectId:$id,classifier:OUTDATED}){clientMutationId}}";

    private bool _noted;

    public async Task FoldAsync(OwnComment old)
    {
        if (old.Comment.NodeId is { Length: > 0 } node)
        {
            await MinimizeAsync(node);
        }

        var lines = old.Comment.Body.Split('\n', 2);
        var marker = new CommentMarker(
            old.Marker.Model,
            old.Marker.Workflow,
            old.Marker.Run,
            old.Marker.Attempt
        )
        {
            IsOutdated = true,
        };
        // One that was deleted since is out of the way too.
        await edits.UpdateAsync(old.Id, marker.Format() + "\n" + lines[^1]);
    }

    /// <summary>The address of GraphQL: on an Enterprise server beside, not below, that of REST.</summary>
    internal static Uri GraphQL(Uri api) =>
        new(
            api,
            api.AbsolutePath.EndsWith("/v3/", StringComparison.Ordinal) ? "../graphql" : "graphql"
        );

    private async Task MinimizeAsync(string node)
    {
        var answer = await session.OnceAsync(() =>
            session.Client.Connection.Post<GraphQLAnswer>(
                GraphQL(session.Run.ApiUrl),
                new JsonObject
                {
                    ["query"] = Mutation,
                    ["variables"] = new JsonObject { ["id"] = node },
                }.ToJsonString(),
                "application/json",
                "application/json",
                parameters: null,
                session.Cancellation
            )
        );
        if (answer.Body.Errors is not { Count: > 0 } errors)
        {
            return;
        }

        if (errors.Any(x => x.Type is "RATE_LIMITED" or "INTERNAL"))
        {
            throw new GitHubAnswerException("GraphQL is busy");
        }

        if (!_noted && errors.All(x => x.Type != "NOT_FOUND"))
        {
            _noted = true;
            session.Options.Note(
                $"An old comment could not be folded ({session.Token.Hide(GitHubText.Cut(errors[0].Message ?? "", 200))}); it stays as it is."
            );
        }
    }
}
