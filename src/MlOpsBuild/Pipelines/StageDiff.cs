namespace MlOpsBuild.Pipelines;

/// <summary>Names the differences between two sets of inputs.</summary>
internal static class StageDiff
{
    /// <summary>Sorted by kind (version, parameter, file, upstream, external), then by name.</summary>
    public static List<StageChange> Between(StageInputs old, StageInputs now)
    {
        var changes = new List<StageChange>();
        if (old.Version != now.Version)
        {
            changes.Add(
                new StageChange(
                    StageChangeKind.Version,
                    StageChangeKind.Version,
                    old.Version.ToString(CultureInfo.InvariantCulture),
                    now.Version.ToString(CultureInfo.InvariantCulture)
                )
            );
        }

        Compare(
            StageChangeKind.Parameter,
            ParameterPaths.Flatten(old.Parameters),
            ParameterPaths.Flatten(now.Parameters),
            changes
        );
        Compare(StageChangeKind.File, old.Files, now.Files, changes);
        Compare(StageChangeKind.Upstream, old.Upstream, now.Upstream, changes);
        Compare(StageChangeKind.External, old.External, now.External, changes);
        return changes;
    }

    private static void Compare(
        string kind,
        IReadOnlyDictionary<string, string> old,
        IReadOnlyDictionary<string, string> now,
        List<StageChange> changes
    )
    {
        foreach (
            var name in old
                .Keys.Union(now.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        )
        {
            var before = old.GetValueOrDefault(name);
            var after = now.GetValueOrDefault(name);
            if (!string.Equals(before, after, StringComparison.Ordinal))
            {
                changes.Add(new StageChange(kind, name, before, after));
            }
        }
    }
}
