using MlOpsBuild.Common;

namespace MlOpsBuild.Reports.Intake;

/// <summary>
/// Takes over what a run left - <c>report.json</c>, or <c>notice.json</c> - where that run may have executed somebody
/// else's code, e.g. of a fork, and what is read may be forged. Nothing is unpacked to disk and nothing else is read.
/// What comes out is bounded in size, speaks of the expected commit, has no line to paste that the run made up, and is
/// safe to render. Whether its numbers are true cannot be told: the run computed them.
/// </summary>
public static class ReportIntake
{
    /// <summary>Reads a zip file or a folder.</summary>
    /// <param name="path">The zip file or the folder.</param>
    /// <param name="options">What is taken; the defaults when left out.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The report; or the notice, also where there are both, as then the run broke after its report.</returns>
    /// <exception cref="UsageException">There is nothing at the path.</exception>
    /// <exception cref="ReportRefusedException">There is no report or notice, or it is not taken.</exception>
    public static async Task<RunReport> ReadAsync(
        string path,
        ReportIntakeOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new();
        if (Directory.Exists(path))
        {
            return Take(await FolderIntake.ReadAsync(path, options, cancellationToken), options);
        }

        if (!File.Exists(path))
        {
            throw new UsageException($"there is no folder and no zip file {path}.");
        }

        await using var zip = File.OpenRead(path);
        return await ReadZipAsync(zip, options, cancellationToken);
    }

    /// <summary>Reads a zip, e.g. an artifact as it is downloaded, from the stream's position to its end.</summary>
    /// <param name="zip">The zip; need not be seekable. At most the limit and one buffer are read. Stays open.</param>
    /// <param name="options">What is taken; the defaults when left out.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The report; or the notice, also where there are both, as then the run broke after its report.</returns>
    /// <exception cref="ReportRefusedException">There is no report or notice, or it is not taken.</exception>
    public static async Task<RunReport> ReadZipAsync(
        Stream zip,
        ReportIntakeOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(zip);
        options ??= new();
        return Take(await ZipIntake.ReadAsync(zip, options, s => s, cancellationToken), options);
    }

    private static RunReport Take(IntakeFile file, ReportIntakeOptions options)
    {
        try
        {
            JsonBounds.ThrowIfBeyond(file, options);
            return file.IsNotice
                ? new(null, new NoticeMeaning(options).Check(RunNoticeJson.Read(file.Json)))
                : new(new ReportMeaning(options).Check(ReportJson.Read(file.Json)), null);
        }
        catch (UsageException error)
        {
            throw new ReportRefusedException(error.Message, error);
        }
    }
}
