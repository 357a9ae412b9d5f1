using MlOpsBuild.Scoring;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>The tasks' names in mlops.yaml.</summary>
internal static class TaskNames
{
    /// <summary>All, in the order of <see cref="ModelTask"/>.</summary>
    public static readonly string[] All = ["binary", "multiclass", "regression"];

    /// <summary>The name of <paramref name="task"/>.</summary>
    public static string Of(ModelTask task) => All[(int)task];

    /// <summary>The task of that name.</summary>
    public static ModelTask Parse(string name) => (ModelTask)Array.IndexOf(All, name);
}
