using System.Net;

namespace Octokit;

/// <summary>GitHub does not accept the values in the request (422); <see cref="ApiException.ApiError"/> says which.</summary>
public class ApiValidationException : ApiException
{
    public ApiValidationException()
        : base((HttpStatusCode)422, innerException: null) { }

    public ApiValidationException(IResponse response)
        : this(response, innerException: null) { }

    public ApiValidationException(IResponse response, Exception innerException)
        : base(response, innerException) { }

    protected ApiValidationException(ApiException innerException)
        : base(innerException) { }

    public override string Message => ApiErrorMessageSafe ?? "Validation Failed";
}
