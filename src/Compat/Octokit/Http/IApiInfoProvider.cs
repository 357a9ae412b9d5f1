namespace Octokit;

/// <summary>Knows the headers of the last answer.</summary>
public interface IApiInfoProvider
{
    ApiInfo GetLastApiInfo();
}
