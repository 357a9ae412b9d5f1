using Microsoft.AspNetCore.Http;
using MlOpsBuild.Serving.Models;

namespace MlOpsBuild.Serving.Traffic;

/// <summary>
/// Chooses the model that answers: by weight; by the hash of the header <c>X-Route-Key</c> where there is one, so that the same
/// key stays with the same model while the weights stay; or the one that a request names.
/// </summary>
internal sealed class ArmChooser
{
    /// <summary>The header whose value keeps its sender at one model.</summary>
    public const string KeyHeader = "X-Route-Key";

    private readonly ServedArm[] _weighted;
    private readonly WeightedChoice _choice;
    private readonly Dictionary<string, ServedArm> _byName = new(StringComparer.Ordinal);

    /// <summary>Prepares the choice.</summary>
    /// <param name="arms">All models, shadows included, in the order of the settings.</param>
    public ArmChooser(IReadOnlyList<ServedArm> arms)
    {
        Arms = arms;
        _weighted = [.. arms.Where(a => a.Model is { IsShadow: false, Weight: > 0 })];
        _choice = new WeightedChoice([.. _weighted.Select(a => a.Model.Weight)]);
        foreach (var arm in arms)
        {
            _byName[arm.Model.Name] = arm;
        }

        foreach (var arm in arms)
        {
            // Two arms may have one digest: they are the same model.
            _byName.TryAdd(arm.Model.Digest, arm);
        }
    }

    /// <summary>All models.</summary>
    public IReadOnlyList<ServedArm> Arms { get; }

    /// <summary>The model of the most weight, which speaks where none is chosen.</summary>
    public ServedArm Main => _weighted.MaxBy(a => a.Model.Weight)!;

    /// <summary>
    /// Whether all that have weight can answer now: else another server may have a model whose program does not run here.
    /// </summary>
    public bool IsReady => Array.TrueForAll(_weighted, a => a.IsReady);

    /// <summary>What a request may name: names and digests.</summary>
    public IEnumerable<string> Names => _byName.Keys;

    /// <summary>The model for a request that names none.</summary>
    public ServedArm Choose(IHeaderDictionary headers)
    {
        if (_weighted.Length == 1)
        {
            return _weighted[0];
        }

        return headers.TryGetValue(KeyHeader, out var key) && key.Count > 0
            ? _weighted[_choice.For(key.ToString())]
            : _weighted[_choice.Next()];
    }

    /// <summary>The model of that name or digest, whatever its weight; <see langword="null"/> when there is none.</summary>
    public ServedArm? Find(string name) => _byName.GetValueOrDefault(name);
}
