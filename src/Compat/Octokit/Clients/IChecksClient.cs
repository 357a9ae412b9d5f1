namespace Octokit;

/// <summary>Check runs and suites.</summary>
public interface IChecksClient
{
    ICheckRunsClient Run { get; }
    ICheckSuitesClient Suite { get; }
}
