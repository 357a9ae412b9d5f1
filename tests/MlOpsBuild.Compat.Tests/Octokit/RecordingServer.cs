namespace MlOpsBuild.Compat.Tests.Octokit;

/// <summary>The answers of the server that the recording was made with.</summary>
public static class RecordingServer
{
    private const string Comments = "/api/v3/repos/acme/widgets/issues/7/comments";

    public static GitHubServer Start()
    {
        GitHubServer? server = null;
        server = new GitHubServer(x => Answer(x, server!.Address));
        return server;
    }

    private static string Answer(ReceivedRequest request, Uri address)
    {
        var path = request.Target.Split('?')[0];
        return (request.Method + " " + path) switch
        {
            "GET " + Comments => GetComments(request.Target, address),
            "POST " + Comments => GitHubServer.Json("""{"id":9}""", "201 Created"),
            "POST /api/v3/repositories/1234/issues/7/comments" => GitHubServer.Json(
                """{"id":10}""",
                "201 Created"
            ),
            "PATCH /api/v3/repos/acme/widgets/issues/comments/9" => GitHubServer.Json(
                """{"id":9,"body":"updated"}"""
            ),
            "DELETE /api/v3/repos/acme/widgets/issues/comments/9" => GitHubServer.Answer(
                "204 No Content"
            ),
            "POST /api/v3/repos/acme/widgets/check-runs" => GitHubServer.Json(
                """{"id":55,"status":"in_progress","conclusion":null,"started_at":"2024-05-06T07:08:09Z"}""",
                "201 Created"
            ),
            "PATCH /api/v3/repos/acme/widgets/check-runs/55" => GitHubServer.Json(
                """{"id":55,"status":"completed","conclusion":"success"}"""
            ),
            "GET /api/v3/repos/acme/widgets/commits/abc123/check-runs" => GitHubServer.Json(
                """{"total_count":1,"check_runs":[{"id":55,"conclusion":"success"}]}"""
            ),
            "POST /api/v3/repos/acme/widgets/statuses/abc123" => GitHubServer.Json(
                """{"id":1,"state":"success"}""",
                "201 Created"
            ),
            "GET /api/v3/repos/acme/widgets/pulls/7" => GitHubServer.Json(
                """{"number":7,"state":"open","head":{"sha":"abc","ref":"x"}}"""
            ),
            "GET /api/v3/repos/acme/widgets/pulls/7/files" => GitHubServer.Json(
                """[{"filename":"a.cs","status":"modified"}]"""
            ),
            _ => GetError(path.Split('/')[^1]),
        };
    }

    private static string GetComments(string target, Uri address) =>
        target.Contains("page=", StringComparison.Ordinal)
            ? GitHubServer.Json("""[{"id":3,"body":"third"}]""")
            : GitHubServer.Json(
                """[{"id":1,"body":"first"},{"id":2,"body":"<!-- cd4ml --> second"}]""",
                "200 OK",
                $"Link: <{address}api/v3/repos/acme/widgets/issues/7/comments?per_page=2&page=2>; rel=\"next\", "
                    + $"<{address}api/v3/repos/acme/widgets/issues/7/comments?per_page=2&page=2>; rel=\"last\""
            );

    private static string GetError(string name) =>
        name switch
        {
            "unauth" => Json("401 Unauthorized", "Bad credentials"),
            "forbidden" => Json("403 Forbidden", "Resource not accessible by integration"),
            "ratelimit" => Json(
                "403 Forbidden",
                "API rate limit exceeded for x",
                "X-RateLimit-Limit: 60",
                "X-RateLimit-Remaining: 0",
                "X-RateLimit-Reset: 1700000000"
            ),
            "abuse" => Json(
                "403 Forbidden",
                "You have triggered an abuse detection mechanism.",
                "Retry-After: 3"
            ),
            "unproc" => GitHubServer.Json(
                """{"message":"Validation Failed","errors":[{"resource":"Issue","field":"body","code":"missing_field"}]}""",
                "422 Unprocessable Entity"
            ),
            "boom" => Json("500 Internal Server Error", "oops"),
            _ => Json("404 Not Found", "Not Found"),
        };

    private static string Json(string status, string message, params string[] headers) =>
        GitHubServer.Json($$"""{"message":"{{message}}"}""", status, headers);
}
