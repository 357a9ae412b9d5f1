namespace MlOpsBuild.GitHubDouble.Http;

/// <summary>Ends a request with an error answer.</summary>
internal sealed class ApiException(Answer answer) : Exception(answer.Body?.ToString())
{
    public Answer Answer { get; } = answer;

    public static ApiException NotFound() => new(Answer.Error(404, "Not Found"));

    public static ApiException NotAccessible() =>
        new(Answer.Error(403, "Resource not accessible by integration"));
}
