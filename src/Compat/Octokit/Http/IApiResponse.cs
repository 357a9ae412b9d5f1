namespace Octokit;

/// <summary>An answer and the object that its body describes.</summary>
public interface IApiResponse<out T>
{
    T Body { get; }

    IResponse HttpResponse { get; }
}
