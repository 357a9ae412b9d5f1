using MlOpsBuild.Common;
using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Intake;
using Octokit;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>
/// The artifacts of the run that is reported on: how a run without the right to write, as that of a fork, hands its report to
/// one that has it. They are other people's: bounded in number and size, and nothing in them is believed here.
/// </summary>
public sealed class ReportArtifacts
{
    /// <summary>What the names of reports' artifacts begin with.</summary>
    public const string Prefix = "mlops-report";

    private const int MostListed = 1000;
    private static readonly TimeSpan LongestDownload = TimeSpan.FromMinutes(5);

    private readonly GitHubRun _run;
    private readonly GitHubPosterOptions _options;

    /// <summary>Creates it; nothing is sent yet.</summary>
    /// <param name="run">The run: of an event <c>workflow_run</c> the triggering one is looked at.</param>
    /// <param name="options">Token, times and notes; the others do not count.</param>
    public ReportArtifacts(GitHubRun run, GitHubPosterOptions options)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(options);
        _run = run;
        _options = options with { DryRun = false };
    }

    /// <summary>
    /// How many are taken at most, from 1.
    /// <value>The default value is 256: of one job GitHub starts no more.</value>
    /// </summary>
    public int MaxCount { get; init; } = 256;

    /// <summary>How many bytes each archive may have, from 1. <value>The default value is 32 MiB.</value></summary>
    public long MaxBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>The artifacts with reports, by name; of one name the last that was uploaded.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="UsageException">There is no token, or it is not known which run is meant.</exception>
    /// <exception cref="MlOpsException">GitHub refuses or is not reachable.</exception>
    public async Task<IReadOnlyList<ReportArtifact>> ListAsync(
        CancellationToken cancellationToken = default
    )
    {
        using var session = Open(cancellationToken);
        var id = _run.Reported.Id;
        var found = new List<ArtifactItem>();
        await session.ReadPagesAsync<ArtifactList>(
            string.Create(CultureInfo.InvariantCulture, $"list the artifacts of run {id}"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"actions/runs/{id}/artifacts?per_page=100"
            ),
            page =>
            {
                found.AddRange(page.Artifacts ?? []);
                return found.Count < MostListed;
            }
        );
        var reports = found
            .Where(x => !x.Expired && x.Name?.StartsWith(Prefix, StringComparison.Ordinal) == true)
            .GroupBy(x => x.Name!, StringComparer.Ordinal)
            .Select(x => x.MaxBy(y => y.Id)!)
            .OrderBy(x => x.Name, StringComparer.Ordinal)
            .Select(x => new ReportArtifact(x.Id, x.Name!, x.SizeInBytes))
            .ToList();
        if (reports.Count > MaxCount)
        {
            _options.Note(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Run {id} has {reports.Count} artifacts {Prefix}*; the first {MaxCount} are taken."
                )
            );
        }

        return [.. reports.Take(MaxCount)];
    }

    /// <summary>Downloads an artifact whole, so that the archive can be read in any order.</summary>
    /// <param name="artifact">One that <see cref="ListAsync"/> gave.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The ZIP archive, at most <see cref="MaxBytes"/> long, in memory.</returns>
    /// <exception cref="ReportRefusedException">It is too large.</exception>
    /// <exception cref="MlOpsException">It is gone, or GitHub is not reachable.</exception>
    public async Task<Stream> OpenAsync(
        ReportArtifact artifact,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(artifact);
        if (artifact.Bytes > MaxBytes)
        {
            throw TooLarge(artifact.Bytes);
        }

        using var session = Open(cancellationToken);
        return await session.ReadAsync(
            $"download the artifact {ReportText.Clean(artifact.Name, 80)}",
            () => DownloadAsync(session, artifact)
        );
    }

    private async Task<Stream> DownloadAsync(GitHubSession session, ReportArtifact artifact)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(session.Cancellation);
        limited.CancelAfter(LongestDownload);
        var address = session.Address(
            $"actions/artifacts/{artifact.Id.ToString(CultureInfo.InvariantCulture)}/zip"
        );
        var answer = await session.OnceAsync(() =>
            session.Client.Connection.GetRawStream(address, null)
        );
        await using var body = answer.Body;
        var archive = new MemoryStream();
        var buffer = new byte[1 << 16];
        try
        {
            int read;
            while ((read = await body.ReadAsync(buffer, limited.Token)) > 0)
            {
                if (archive.Length + read > MaxBytes)
                {
                    throw TooLarge(archive.Length + read);
                }

                archive.Write(buffer, 0, read);
            }
        }
        catch (OperationCanceledException e) when (!session.Cancellation.IsCancellationRequested)
        {
            throw new TimeoutException("the download took longer than 5 minutes", e);
        }

        archive.Position = 0;
        return archive;
    }

    private ReportRefusedException TooLarge(long bytes) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"it has {bytes:N0} bytes or more, expected at most {MaxBytes:N0}; it was not read."
            )
        );

    private GitHubSession Open(CancellationToken cancellationToken)
    {
        if (_run.Reported.Id == 0)
        {
            throw new UsageException(
                "It is not known whose artifacts are meant: there is no run. Run it in GitHub Actions on workflow_run, or name the run."
            );
        }

        return GitHubSession.Open(_run, _options, cancellationToken);
    }
}
