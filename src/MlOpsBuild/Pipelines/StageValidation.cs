namespace MlOpsBuild.Pipelines;

/// <summary>Finds mistakes of those who define stages.</summary>
internal static class StageValidation
{
    /// <exception cref="ArgumentException">A definition cannot be right; says what to change.</exception>
    public static void Check(StageDefinition stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        Check(stage, []);
    }

    // Returns whether something from outside the commit is in it.
    private static bool Check(StageDefinition stage, List<string> path)
    {
        if (!IsName(stage.Name))
        {
            throw new ArgumentException(
                $"'{stage.Name}' is no name of a stage: lower case letters, digits and dashes are.",
                nameof(stage)
            );
        }

        if (path.Contains(stage.Name))
        {
            throw new ArgumentException(
                $"Circular stages: {string.Join(" -> ", path)} -> {stage.Name}.",
                nameof(stage)
            );
        }

        path.Add(stage.Name);
        var external = stage.External.Count > 0;
        foreach (var earlier in stage.Upstream)
        {
            external |= Check(earlier, path);
        }

        path.RemoveAt(path.Count - 1);
        return !(external && stage.Committed)
            ? external
            : throw new ArgumentException(
                $"Stage {stage.Name} depends on something outside the commit, so its lock must not be Committed.",
                nameof(stage)
            );
    }

    private static bool IsName(string name)
    {
        var afterDash = true;
        foreach (var c in name)
        {
            if (c == '-' ? afterDash : !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c))
            {
                return false;
            }

            afterDash = c == '-';
        }

        return !afterDash;
    }
}
