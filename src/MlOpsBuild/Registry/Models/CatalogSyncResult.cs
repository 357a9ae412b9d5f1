namespace MlOpsBuild.Registry.Models;

/// <summary>What a look at the registry brought.</summary>
/// <param name="Versions">How many versions are new here.</param>
/// <param name="Moves">How many moves are new here.</param>
/// <param name="Parted">
/// Aliases whose moves differ here and in the registry, each with what differs, for people.
/// </param>
public sealed record CatalogSyncResult(
    int Versions,
    int Moves,
    IReadOnlyDictionary<string, string> Parted
);
