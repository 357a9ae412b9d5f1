using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Evidence;

namespace MlOpsBuild;

/// <summary>Makes the record of a build from the stages' locks.</summary>
internal static class BuildRecords
{
    /// <summary>The record, as yet without commit.</summary>
    /// <param name="config">The project.</param>
    /// <param name="outcomes">What the stages came to.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="MlOpsException">A lock is not that of the outcome: another build changed it.</exception>
    public static async Task<BuildRecord> ReadAsync(
        MlOpsConfig config,
        IEnumerable<StageOutcome> outcomes,
        CancellationToken cancellationToken
    )
    {
        StageLock[] stages = [.. outcomes.Select(o => LockOf(config, o))];
        var files = new SortedDictionary<string, Digest>(StringComparer.Ordinal)
        {
            [Path.GetFileName(config.FilePath)] = await Digest.OfFileAsync(
                config.FilePath,
                cancellationToken
            ),
        };
        foreach (var (path, digest) in stages.SelectMany(s => s.Inputs.Files))
        {
            files[path] = Digest.Parse(digest);
        }

        return new BuildRecord
        {
            Model = config.Model,
            Project = ".",
            Config = Path.GetFileName(config.FilePath),
            ToolVersion = typeof(BuildRecords).Assembly.GetName().Version?.ToString(3) ?? "",
            Files = files,
            Stages = stages,
        };
    }

    private static StageLock LockOf(MlOpsConfig config, StageOutcome outcome)
    {
        var path = Path.Combine(config.ProjectDirectory, "mlops.lock", $"{outcome.Stage}.json");
        try
        {
            var held = StageLock.Parse(File.ReadAllBytes(path));
            if (held.Key == outcome.Key && held.Manifest == outcome.Manifest)
            {
                return held;
            }
        }
        catch (Exception e) when (e is IOException or FormatException)
        {
            // told below
        }

        throw new MlOpsException(
            $"mlops.lock/{outcome.Stage}.json is not that of this run ({outcome.Manifest.Short}): another build changed it. Run again."
        );
    }
}
