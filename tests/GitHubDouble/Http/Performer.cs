using MlOpsBuild.GitHubDouble.Description;
using MlOpsBuild.GitHubDouble.Operations;
using MlOpsBuild.GitHubDouble.State;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace MlOpsBuild.GitHubDouble.Http;

/// <summary>Does what a request asks for, one request at a time.</summary>
internal sealed class Performer(RequestHandler server, Judge? judge)
{
    private GitHubState State => server.State;

    public Answer Perform(ReceivedRequest request, Token token, bool isKnown, int writesAgo)
    {
        lock (State.Lock)
        {
            if (request.Part == Part.Storage)
                return ArtifactOperations.Fetch(
                    State,
                    request.Path,
                    request.Query,
                    request.Headers.ContainsKey("Authorization")
                );

            if (!isKnown)
                return Answer.Error(401, "Bad credentials");

            if (!token.TryTake(State.Now))
                return FaultAnswers.GetPrimary(token);

            if (State.Now < token.BlockedUntil)
                return FaultAnswers.GetSecondary(403, token.BlockedUntil - State.Now);

            return request.Part == Part.GraphQl
                ? GraphQl.Perform(State, token, Parse(request) as JObject ?? [])
                : PerformOperation(request, token, writesAgo);
        }
    }

    private static JToken? Parse(ReceivedRequest request)
    {
        if (request.Body.Length == 0)
            return null;

        using var reader = new JsonTextReader(new StringReader(request.Body))
        {
            DateParseHandling = DateParseHandling.None,
        };
        return JToken.Load(reader);
    }

    private Answer PerformOperation(ReceivedRequest request, Token token, int writesAgo)
    {
        if (Router.Find(request.Method, GetPath(request.Path)) is not var (operation, values))
        {
            Report(request, "there is no such operation");
            return Answer.Error(404, "Not Found");
        }

        JToken? body;
        try
        {
            body = Parse(request);
        }
        catch (JsonException e)
        {
            Report(request, $"the body is not JSON: {e.Message}");
            return Answer.Error(400, "Problems parsing JSON");
        }

        var query = ParseQuery(request.Query);
        foreach (var x in judge?.GetViolations(operation, values, query, body) ?? [])
            Report(request, x);

        var call = new Call
        {
            State = State,
            Token = token,
            Json = new GitHubJson(server.ApiUrl, server.SiteUrl),
            Api = server.ApiUrl,
            Storage = server.StorageUrl,
            Path = GetPath(request.Path),
            Values = values,
            Query = query,
            Body = body as JObject ?? [],
            WritesAgo = writesAgo,
        };
        var answer = Perform(operation, call);
        foreach (var x in judge?.GetViolations(operation, answer.Status, answer.Body) ?? [])
            Report(request, x);

        if (token.Permissions is not null && operation.Permissions.Length > 0)
            answer.Headers["x-accepted-github-permissions"] = operation.Permissions;

        return answer;
    }

    private static Answer Perform(Operation operation, Call call)
    {
        try
        {
            if (operation.Method != "GET" && call.IsAnonymous)
                return Answer.Error(401, "Requires authentication");

            if (operation.Permissions.Length > 0 && !IsAllowed(operation, call))
                throw ApiException.NotAccessible();

            return operation.Perform(call);
        }
        catch (ApiException e)
        {
            return e.Answer;
        }
    }

    /// <summary>Whether an app's token has what is needed; anyone may read what is public.</summary>
    private static bool IsAllowed(Operation operation, Call call)
    {
        if (call.Token.Permissions is not { } permissions)
            return true;

        if (operation.Method == "GET" && !call.Repository.IsPrivate)
            return true;

        return operation
            .Permissions.Split(';', StringSplitOptions.TrimEntries)
            .Select(x => x.Split('='))
            .Any(x =>
                permissions.GetValueOrDefault(x[0]) is { } given
                && (given == "write" || given == x[1])
            );
    }

    /// <summary>A repository can be named by its id, too: links to other pages do.</summary>
    private string GetPath(string path)
    {
        var parts = path.Split('/', 4);
        return
            parts is ["", "repositories", var id, var below]
            && int.TryParse(id, CultureInfo.InvariantCulture, out var number)
            && State.FindRepository(number) is { } repository
            ? $"/repos/{repository.FullName}/{below}"
            : path;
    }

    private void Report(ReceivedRequest request, string violation) =>
        server.Report(request.Method, request.Path, violation);

    private static Dictionary<string, string> ParseQuery(string query) =>
        query
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(x => x.Split('=', 2))
            .ToDictionary(
                x => Decode(x[0]),
                x => x.Length > 1 ? Decode(x[1]) : "",
                StringComparer.Ordinal
            );

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
