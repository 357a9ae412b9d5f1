using MlOpsBuild.Scoring;

namespace MlOpsBuild.Common;

/// <summary>What opens models of kinds that are not built in: every <see cref="IModelRuntime"/> of the added assemblies.</summary>
internal static class ModelRuntimes
{
    /// <summary>New ones, in ordinal order of their types' names.</summary>
    public static IReadOnlyList<IModelRuntime> Create() =>
        [
            .. Plugins
                .CreateAdded<IModelRuntime>()
                .OrderBy(r => r.GetType().FullName, StringComparer.Ordinal),
        ];
}
