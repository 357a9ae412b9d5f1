namespace Octokit;

/// <summary>Too many attempts with wrong credentials (403).</summary>
public class LoginAttemptsExceededException : ForbiddenException
{
    public LoginAttemptsExceededException(IResponse response)
        : this(response, innerException: null) { }

    public LoginAttemptsExceededException(IResponse response, Exception innerException)
        : base(response, innerException) { }

    public override string Message =>
        ApiErrorMessageSafe ?? "Maximum number of login attempts exceeded";
}
