using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Evidence;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;

namespace MlOpsBuild;

/// <summary>Names the first difference between what was recorded and what was made again.</summary>
internal static class ReproductionDifference
{
    /// <summary>Compares a stage with its record: first what went in, then what came out.</summary>
    public static ReproductionStep Of(BuildRecord record, StageLock now)
    {
        var name = now.Inputs.Stage;
        var then = record.Stages.FirstOrDefault(s => s.Inputs.Stage == name);
        return then is null
            ? new ReproductionStep(
                name,
                default,
                now.Manifest,
                $"the provenance says nothing of {name}"
            )
            : new ReproductionStep(name, then.Manifest, now.Manifest, Difference(then, now));
    }

    /// <summary>What differs between two packages of the same files.</summary>
    public static async Task<string> OfPackagesAsync(
        OciLayout thenStore,
        Digest then,
        OciLayout nowStore,
        Digest now,
        CancellationToken cancellationToken
    )
    {
        var old = await thenStore.ReadManifestAsync(then, cancellationToken);
        var made = await nowStore.ReadManifestAsync(now, cancellationToken);
        var before = ByPath(old);
        var after = ByPath(made);
        foreach (var path in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            if (before.GetValueOrDefault(path) != after.GetValueOrDefault(path))
            {
                return $"the stages put out the same, and the package's file {path} differs: another version of MlOpsBuild writes it otherwise";
            }
        }

        return old.Config.Digest != made.Config.Digest
            ? "the files are the same, and the package's config differs: another version of MlOpsBuild writes it otherwise"
            : "the files are the same, and the package's annotations differ: another version of MlOpsBuild writes them otherwise";
    }

    private static string Difference(StageLock then, StageLock now)
    {
        // Another program that puts out the same is no difference.
        var isSame = then.Manifest == now.Manifest;
        var changes = StageLock
            .Diff(then, now)
            .Where(c => !isSame || KindOf(c) is "data" or "parameter")
            .ToList();
        if (changes is [var first, ..])
        {
            var more = changes.Count - 1;
            return $"other {KindOf(first)}: {first.Name} {Short(first.Old)} -> {Short(first.New)}"
                + (
                    more == 0
                        ? ""
                        : string.Create(CultureInfo.InvariantCulture, $", and {more} more")
                );
        }

        if (isSame)
        {
            return "";
        }

        var before = then.Outputs.ToDictionary(o => o.Path, o => o.Digest, StringComparer.Ordinal);
        var after = now.Outputs.ToDictionary(o => o.Path, o => o.Digest, StringComparer.Ordinal);
        var path = before
            .Keys.Union(after.Keys)
            .Order(StringComparer.Ordinal)
            .First(p => before.GetValueOrDefault(p) != after.GetValueOrDefault(p));
        return $"the same inputs, and the output {path} is {Short(before.GetValueOrDefault(path).ToString())} -> {Short(after.GetValueOrDefault(path).ToString())}: {now.Inputs.Stage} does not depend on its inputs alone, or its program changed";
    }

    private static string KindOf(StageChange change) =>
        change.Kind switch
        {
            StageChangeKind.File => "data",
            StageChangeKind.Version => "code",
            StageChangeKind.Parameter => change.Name
                is "trainerVersion"
                    or "parameters.trainerVersion"
                ? "code"
                : "parameter",
            StageChangeKind.Upstream => "result of",
            _ => change.Kind,
        };

    private static string Short(string? value) =>
        Digest.TryParse(value, out var digest) ? digest.Short
        : string.IsNullOrEmpty(value) ? "none"
        : value;

    private static Dictionary<string, Digest> ByPath(OciManifest manifest) =>
        manifest.Layers.ToDictionary(
            l => l.Annotations.GetValueOrDefault(ModelMediaTypes.FilePath) ?? l.Digest.ToString(),
            l => l.Digest,
            StringComparer.Ordinal
        );
}
