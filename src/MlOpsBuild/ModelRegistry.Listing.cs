using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild;

// What there is.
public sealed partial class ModelRegistry
{
    /// <summary>
    /// Lists versions and aliases with what is known of them, after a look at the registry where one is named; when that does
    /// not answer, or another build works on the store, a warning says that the list is this machine's.
    /// </summary>
    /// <exception cref="Common.MlOpsException">The store cannot be written, or the registry refused.</exception>
    public async Task<ModelListing> ListAsync(CancellationToken cancellationToken)
    {
        using var lease = _lock.TryAcquire();
        using var store = OpenStore();
        var problems = new SortedDictionary<string, string>(StringComparer.Ordinal);
        try
        {
            if (lease is not null)
            {
                foreach (var (alias, text) in await store.PullAsync(false, cancellationToken))
                {
                    problems[alias] = text;
                }
            }
            else if (store.Sync is not null)
            {
                _options.Observer.OnWarning(
                    "Another build works on this store, so the registry is not asked. What follows is what this machine knows."
                );
            }
        }
        catch (RegistryUnavailableException e)
        {
            _options.Observer.OnWarning($"{e.Message} What follows is what this machine knows.");
        }

        var reader = await ModelFactsReader.OpenAsync(store.Layout, cancellationToken);
        var aliases = new List<AliasHistory>();
        foreach (var alias in AliasNames(store))
        {
            var history = await AliasHistory.ReadAsync(store.Catalog, alias, cancellationToken);
            aliases.Add(history);
            if (history.Problem is { } problem)
            {
                problems.TryAdd(alias, problem);
            }
        }

        var models = new List<ModelFacts>();
        foreach (
            var model in store
                .Catalog.Versions()
                .Concat(aliases.Select(a => a.Current).OfType<ModelVersion>())
                .DistinctBy(m => (m.Version, m.Digest))
        )
        {
            models.Add(await reader.ReadAsync(model, cancellationToken));
        }

        return new ModelListing(_config.Model, models, aliases, problems);
    }

    // Also those that are gone and have moves.
    private static SortedSet<string> AliasNames(ModelStore store)
    {
        var names = new SortedSet<string>(
            store.Catalog.Aliases().Select(a => a.Key),
            StringComparer.Ordinal
        );
        foreach (var tag in store.Catalog.Tags().Keys)
        {
            if (ModelTags.TryParseMove(tag, out var alias, out _))
            {
                names.Add(alias);
            }
        }

        return names;
    }
}
