using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Scoring;

namespace MlOpsBuild;

/// <summary>
/// The model that <c>production</c> points at: in the store, else in the registry where one is named. Its files come only
/// when a comparison runs.
/// </summary>
internal sealed class ProductionBaseline(
    MlOpsConfig config,
    StageRunnerOptions options,
    string? registry
)
{
    /// <summary>The baseline, or <see langword="null"/> when no model has been promoted.</summary>
    /// <exception cref="MlOpsException">The registry cannot be asked.</exception>
    public async Task<BaselineSource?> FindAsync(CancellationToken cancellationToken)
    {
        using var store = Open();
        var model = await FindAsync(store, cancellationToken);
        return model is null
            ? null
            : new BaselineSource
            {
                Identity = new BaselineIdentity(
                    ModelRegistry.DefaultAlias,
                    "production",
                    $"production {model.Display}",
                    model.Digest.ToString(),
                    ""
                ),
                OpenAsync = (context, ct) => OpenAsync(model, context, ct),
            };
    }

    // The registry knows best what is in production; where it cannot be asked, what was known last does.
    private async Task<ModelVersion?> FindAsync(
        ModelStore store,
        CancellationToken cancellationToken
    )
    {
        const string alias = ModelRegistry.DefaultAlias;
        var known = store.Catalog.FindAlias(alias);
        if (store.Sync is null)
        {
            return known;
        }

        if (known is null)
        {
            return await store.Sync.PullAliasAsync(alias, cancellationToken);
        }

        try
        {
            if (!await store.Sync.IsAtAsync(alias, known, cancellationToken))
            {
                await store.Sync.PullAsync(adopt: false, cancellationToken);
            }

            return store.Catalog.FindAlias(alias);
        }
        catch (RegistryException e)
        {
            options.Observer.OnWarning(
                $"{e.Message} The comparison is with {known.Display}, which was in production when it was last asked."
            );
            return known;
        }
    }

    private async Task<IScorer> OpenAsync(
        ModelVersion model,
        StageContext context,
        CancellationToken cancellationToken
    )
    {
        using var store = Open();
        if (
            await LacksLayersAsync(store.Layout, model, cancellationToken) && store.Sync is not null
        )
        {
            await store.Sync.PullLayersAsync(model, cancellationToken);
        }

        var package = await ModelPackage.ReadAsync(store.Layout, model.Digest, cancellationToken);
        return await OpenedModel.OpenAsync(
            async folder =>
            {
                var files = await package.ExtractAsync(folder, null, null, cancellationToken);
                return
                    files
                        .Where(f => Path.GetFileName(f.Path) == ModelBundle.ManifestFile)
                        .MinBy(f => f.Path.Length)
                        is { } manifest
                    ? Path.Combine(folder, Path.GetDirectoryName(manifest.Path)!)
                    : throw new BaselineNotComparableException(
                        $"{model.Display} holds no {ModelBundle.ManifestFile}, so it is no bundle of this library"
                    );
            },
            config,
            context,
            cancellationToken
        );
    }

    private static async Task<bool> LacksLayersAsync(
        OciLayout layout,
        ModelVersion model,
        CancellationToken cancellationToken
    )
    {
        if (!layout.Contains(model.Digest))
        {
            return true;
        }

        var manifest = await layout.ReadManifestAsync(model.Digest, cancellationToken);
        return manifest.Layers.Any(l => !layout.Contains(l.Digest, l.Size));
    }

    private ModelStore Open() =>
        ModelStore.Open(
            config,
            options.RootDirectory,
            registry,
            options.Observer,
            options.Time,
            patient: false
        );
}
