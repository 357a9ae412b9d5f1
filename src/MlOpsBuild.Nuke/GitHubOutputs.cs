using MlOpsBuild.Delivery.GitHub;

namespace MlOpsBuild.Nuke;

/// <summary>In GitHub Actions: the report on the run's page, and values for later steps.</summary>
internal static class GitHubOutputs
{
    public static async Task WriteAsync(
        ModelProject project,
        string reportDirectory,
        CancellationToken cancellationToken
    )
    {
        if (
            Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is { Length: > 0 } summaryFile
        )
        {
            var markdown = await File.ReadAllTextAsync(
                Path.Combine(reportDirectory, "report.md"),
                cancellationToken
            );
            StepSummary.TryAppend(summaryFile, markdown);
        }

        if (Environment.GetEnvironmentVariable("GITHUB_OUTPUT") is { Length: > 0 } outputFile)
        {
            StepOutputs.Append(outputFile, await project.OutputsAsync(cancellationToken));
        }
    }
}
