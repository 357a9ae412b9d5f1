using MlOpsBuild.Common;
using MlOpsBuild.Registry.Chains;
using MlOpsBuild.Registry.Deployments;

namespace MlOpsBuild.Registry.Models;

// The deployments to an environment. They have happened, so that none is refused: of two machines that recorded one at once,
// or apart from the registry, the later one's come after those that are in the registry.
public sealed partial class CatalogSync
{
    /// <summary>
    /// Brings the deployments to an environment to the store. Where store and registry have different ones under the same
    /// number, the registry's stay, and this store's own come after them under new numbers.
    /// </summary>
    /// <param name="environment">The environment.</param>
    /// <param name="cancellationToken">Stops it; what came stays.</param>
    /// <returns>How many are new here.</returns>
    /// <exception cref="MlOpsException">The registry refused or cannot be reached, or the store not be written.</exception>
    public async Task<int> PullDeploymentsAsync(
        string environment,
        CancellationToken cancellationToken
    )
    {
        var chain = ModelTags.OfDeployments(environment);
        var remote = new SortedSet<int>();
        await foreach (var tag in _client.ListTagsAsync(PageSize, cancellationToken))
        {
            if (ModelTags.TryParseLink(tag, out var name, out var number) && name == chain)
            {
                remote.Add(number);
            }
        }

        var known = _catalog.Tags();
        int[] numbers = [.. remote];
        if (await PartingAsync<DeploymentRecord>(chain, numbers, known, cancellationToken) is null)
        {
            return await PullLinksAsync<DeploymentRecord>(chain, numbers, known, cancellationToken);
        }

        var own = (
            await DeploymentHistory.ReadAsync(_catalog, environment, cancellationToken)
        ).Records;
        await ForgetAsync(chain, known, cancellationToken);
        var count = await PullLinksAsync<DeploymentRecord>(
            chain,
            numbers,
            _catalog.Tags(),
            cancellationToken
        );
        var history = await DeploymentHistory.ReadAsync(_catalog, environment, cancellationToken);
        var there = history.Records.Select(r => r.Manifest!.Digest).ToHashSet();
        foreach (var record in own.Where(r => !there.Contains(r.Manifest!.Digest)))
        {
            await DeploymentLog.AddAsync(_catalog, record, cancellationToken);
        }

        return count;
    }

    /// <summary>Sends the deployments that the registry lacks, with their models.</summary>
    /// <returns>Whether the registry has all of them; if not, another one was first.</returns>
    /// <exception cref="MlOpsException">As of <see cref="PublishAsync"/>.</exception>
    internal async Task<bool> PublishDeploymentsAsync(
        string environment,
        CancellationToken cancellationToken
    )
    {
        var history = await DeploymentHistory.ReadAsync(_catalog, environment, cancellationToken);
        foreach (var record in await UnsentAsync(history.Records, cancellationToken))
        {
            await PublishSubjectAsync(record, cancellationToken);
            if (!await SendAsync(record, cancellationToken))
            {
                return false;
            }
        }

        return history.Last is null || await HasAsync(history.Last, cancellationToken);
    }
}
