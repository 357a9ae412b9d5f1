using MlOpsBuild.Registry.ModelPack;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>What a file or folder in tracked data may be called: what every platform can hold.</summary>
internal static class DataName
{
    /// <summary>What is wrong with one name, as the rest of a sentence; <see langword="null"/> when nothing is.</summary>
    public static string? WhyUnsafe(string name) =>
        name.Contains('/', StringComparison.Ordinal)
            ? "has a slash; expected one name"
            : TarNames.WhyUnsafe(name);
}
