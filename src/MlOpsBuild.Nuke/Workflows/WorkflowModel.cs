namespace MlOpsBuild.Nuke.Workflows;

/// <summary>A model that workflows work on.</summary>
/// <param name="Path">What <c>--model</c> is; empty for the only model, which needs no parameter.</param>
/// <param name="Name">What artifacts and jobs are called after; empty for the only model.</param>
internal sealed record WorkflowModel(string Path, string Name)
{
    /// <summary>Names after the last folder, or after the whole path where that would name two models alike.</summary>
    public static IReadOnlyList<WorkflowModel> Of(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
        {
            return [new WorkflowModel("", "")];
        }

        var trimmed = paths.Select(p => p.TrimEnd('/')).ToList();
        var names = trimmed.ConvertAll(Last);
        if (names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Count)
        {
            names = trimmed.ConvertAll(p => Identifier(p));
        }

        return [.. trimmed.Zip(names, (path, name) => new WorkflowModel(path, name))];
    }

    private static string Last(string path)
    {
        // models/churn and models/churn/mlops.yaml are both churn.
        var parts = path.Split('/');
        var end = parts.Length > 1 && parts[^1].Contains('.', StringComparison.Ordinal) ? 2 : 1;
        return Identifier(parts[^end]);
    }

    /// <summary>What may be the name of an artifact and a part of a job's id.</summary>
    private static string Identifier(string text) =>
        string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? c : '-'));
}
