using MlOpsBuild.Common;
using MlOpsBuild.Registry.Chains;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Models;

namespace MlOpsBuild.Registry.Deployments;

/// <summary>
/// Reads and writes the deployments of a model. They are kept in the store, and in the registry where one is named; what the
/// registry could not be told is told it with the next one.
/// </summary>
/// <param name="catalog">The model in the store.</param>
/// <param name="sync">The registry; <see langword="null"/>: the store alone.</param>
/// <param name="time">The clock.</param>
/// <param name="warn">Is told, in a sentence, that the registry could not be asked or told.</param>
public sealed class DeploymentLog(
    ModelCatalog catalog,
    CatalogSync? sync,
    TimeProvider time,
    Action<string> warn
)
{
    private const int MostAttempts = 5;

    /// <summary>The environments that something was deployed to, as this store knows, in ordinal order.</summary>
    public IReadOnlyList<string> Environments() => DeploymentHistory.Environments(catalog);

    /// <summary>
    /// Reads an environment's history, after a look at the registry; when that fails, a warning says that it is this machine's.
    /// </summary>
    /// <exception cref="UsageException">It cannot be the name of an environment.</exception>
    /// <exception cref="MlOpsException">The store cannot be written.</exception>
    public async Task<DeploymentHistory> ReadAsync(
        string environment,
        CancellationToken cancellationToken
    )
    {
        await PullAsync(environment, cancellationToken);
        return await DeploymentHistory.ReadAsync(catalog, environment, cancellationToken);
    }

    /// <summary>
    /// Adds a deployment to its environment's history. It has happened, so that only a store that cannot be written stops it.
    /// </summary>
    /// <param name="record">The deployment; number, time and what came before are filled in.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was stored.</returns>
    /// <exception cref="MlOpsException">The store cannot be written, or has no such model.</exception>
    public async Task<DeploymentRecord> AppendAsync(
        DeploymentRecord record,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(record);
        var now = time.GetUtcNow();
        record = record with { When = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)) };
        var isThere = await PullAsync(record.Environment, cancellationToken);
        var stored = await AddAsync(catalog, record, cancellationToken);
        if (isThere)
        {
            await PublishAsync(record.Environment, cancellationToken);
        }

        // Its number is another one if somebody else was first.
        var history = await DeploymentHistory.ReadAsync(
            catalog,
            record.Environment,
            cancellationToken
        );
        return history.Records.LastOrDefault(r => Same(r, stored)) ?? stored;
    }

    /// <summary>Stores a deployment after those that are there.</summary>
    internal static async Task<DeploymentRecord> AddAsync(
        ModelCatalog catalog,
        DeploymentRecord record,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var history = await DeploymentHistory.ReadAsync(
                catalog,
                record.Environment,
                cancellationToken
            );
            var next = record with
            {
                Number = history.LastNumber + 1,
                // After a damaged chain it starts anew, and what comes after it can be held against it again.
                Previous = history.Problem is null ? history.Last?.Manifest!.Digest : null,
            };
            var model = new OciDescriptor(
                OciMediaTypes.Manifest,
                record.Model.Digest,
                await SizeAsync(catalog.Layout, record, cancellationToken)
            );
            var stored = ChainLinks.Store(catalog.Layout, next, model);
            var named = await catalog.Layout.TagNewAsync(
                catalog.LayoutTag(
                    ModelTags.OfLink(ModelTags.OfDeployments(record.Environment), next.Number)
                ),
                stored.Manifest!,
                cancellationToken
            );
            if (named.Digest == stored.Manifest!.Digest)
            {
                return stored;
            }
        }
    }

    // What this store had stored before under another number.
    private static bool Same(DeploymentRecord one, DeploymentRecord other) =>
        one with
        {
            Number = 0,
            Previous = null,
            Manifest = null,
        } == other with { Number = 0, Previous = null, Manifest = null };

    private static async Task<long> SizeAsync(
        OciLayout layout,
        DeploymentRecord record,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (await layout.ReadAsync(record.Model.Digest, cancellationToken)).Length;
        }
        catch (BlobUnavailableException e)
        {
            throw new MlOpsException(
                $"The deployment to {record.Environment} is not recorded: the store has no {record.Model.Display} ({e.Message}).",
                inner: e
            );
        }
    }

    private async Task<bool> PullAsync(string environment, CancellationToken cancellationToken)
    {
        if (sync is null)
        {
            return false;
        }

        try
        {
            await sync.PullDeploymentsAsync(environment, cancellationToken);
            return true;
        }
        catch (MlOpsException e) when (e is not UsageException)
        {
            warn(
                $"{e.Message} What is known of the deployments to {environment} is what this machine has."
            );
            return false;
        }
    }

    private async Task PublishAsync(string environment, CancellationToken cancellationToken)
    {
        try
        {
            for (var attempt = 0; attempt < MostAttempts; attempt++)
            {
                if (await sync!.PublishDeploymentsAsync(environment, cancellationToken))
                {
                    return;
                }

                await sync.PullDeploymentsAsync(environment, cancellationToken);
            }

            warn(
                $"The deployment to {environment} is recorded on this machine only: others kept recording theirs at the same time. The next deployment tells the registry of it."
            );
        }
        catch (MlOpsException e)
        {
            warn(
                $"{e.Message} The deployment to {environment} is recorded on this machine only; the next one tells the registry of it."
            );
        }
    }
}
