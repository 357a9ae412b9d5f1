namespace Octokit;

/// <summary>What GitHub says of an error.</summary>
public class ApiError
{
    public ApiError() { }

    public ApiError(string message) => Message = message;

    public ApiError(string message, string documentationUrl, IReadOnlyList<ApiErrorDetail> errors)
    {
        Message = message;
        DocumentationUrl = documentationUrl;
        Errors = errors;
    }

    public string Message { get; private set; }

    public string DocumentationUrl { get; private set; }

    public IReadOnlyList<ApiErrorDetail> Errors { get; private set; }
}
