using MlOpsBuild.Registry.Models;

namespace MlOpsBuild;

/// <summary>The registered models of a project.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Models">Versions, newest first, then models that only an alias points at.</param>
/// <param name="Aliases">The aliases with their histories, in ordinal order of their names.</param>
/// <param name="Problems">What is wrong with aliases, by their names; for people.</param>
public sealed record ModelListing(
    string Name,
    IReadOnlyList<ModelFacts> Models,
    IReadOnlyList<AliasHistory> Aliases,
    IReadOnlyDictionary<string, string> Problems
)
{
    /// <summary>The aliases that point at a model.</summary>
    public IEnumerable<string> AliasesOf(ModelVersion model) =>
        Aliases.Where(a => a.Current?.Digest == model.Digest).Select(a => a.Alias);
}
