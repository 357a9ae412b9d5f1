using System.Text.RegularExpressions;
using MlOpsBuild.GitHubDouble.Http;
using MlOpsBuild.GitHubDouble.State;
using Newtonsoft.Json.Linq;

namespace MlOpsBuild.GitHubDouble.Operations;

/// <summary>The one mutation of GraphQL that there is: folding a comment.</summary>
internal static partial class GraphQl
{
    private static readonly string[] _classifiers =
    [
        "ABUSE",
        "DUPLICATE",
        "OFF_TOPIC",
        "OUTDATED",
        "RESOLVED",
        "SPAM",
    ];

    public static Answer Perform(GitHubState state, Token token, JObject body)
    {
        if (ReferenceEquals(token, state.Anonymous))
            return Answer.Error(401, "This endpoint requires you to be authenticated.");

        var query = (string?)body["query"] ?? "";
        var variables = body["variables"] as JObject ?? [];
        if (!Mutation().IsMatch(query))
            return Error("NOT_IMPLEMENTED", "The double knows only minimizeComment");

        var id = Get("subjectId");
        var classifier = Get("classifier");
        if (id is null || !_classifiers.Contains(classifier, StringComparer.Ordinal))
            return Error("BAD_USER_INPUT", "subjectId or classifier is missing or unknown");

        if (state.FindComment(id) is not var (repository, comment))
            return Error("NOT_FOUND", $"Could not resolve to a node with the global id of '{id}'");

        if (!MayWrite(token, comment))
            return Error("FORBIDDEN", "Resource not accessible by integration");

        repository.Change(x =>
            x with
            {
                Comments = x.Comments.SetItem(comment.Id, comment with { Minimized = classifier }),
            }
        );
        return new Answer(
            200,
            JObject.FromObject(
                new
                {
                    data = new
                    {
                        minimizeComment = new
                        {
                            minimizedComment = new
                            {
                                isMinimized = true,
                                minimizedReason = classifier!.ToLowerInvariant(),
                            },
                        },
                    },
                }
            )
        );

        // Written in the query, or a variable, or a part of the variable that is the whole input.
        string? Get(string name)
        {
            var match = Regex.Match(query, $@"\b{name}\s*:\s*(?:""([^""]+)""|\$(\w+)|(\w+))");
            if (match.Success)
                return match.Groups[2].Success
                    ? (string?)variables[match.Groups[2].Value]
                    : match.Groups[1].Value + match.Groups[3].Value;

            return (string?)(variables["input"] as JObject)?[name];
        }
    }

    private static bool MayWrite(Token token, Comment comment) =>
        token.Permissions is { } permissions
            ? permissions.GetValueOrDefault("issues") == "write"
                || permissions.GetValueOrDefault("pull_requests") == "write"
            : token.CanPush || comment.Author == token.Account;

    /// <summary>Errors of GraphQL have the status of a success.</summary>
    private static Answer Error(string type, string message) =>
        new(
            200,
            JObject.FromObject(
                new
                {
                    data = new { minimizeComment = (object?)null },
                    errors = new[]
                    {
                        new
                        {
                            type,
                            path = new[] { "minimizeComment" },
                            message,
                        },
                    },
                }
            )
        );

    [GeneratedRegex(@"^\s*mutation\b[^{]*\{\s*minimizeComment\s*\(")]
    private static partial Regex Mutation();
}
