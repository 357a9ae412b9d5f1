using MlOpsBuild.Common;
using MlOpsBuild.Registry.Chains;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Models;

// Chains of records, whatever they are of: their tags never change what they name, unless two wrote the same one at once.
public sealed partial class CatalogSync
{
    private string Place => $"{_client.Repository.Registry}/{_client.Repository.Repository}";

    /// <summary>
    /// Sends a record under its tag, if that is not there, and reads it back. Registries have no transaction: of two that find
    /// it missing at the same moment the later one stays, and the other one finds that by reading.
    /// </summary>
    /// <returns>Whether the registry has this one; if not, another one was first.</returns>
    internal async Task<bool> SendAsync<T>(T link, CancellationToken cancellationToken)
        where T : class, IChainLink<T>
    {
        var tag = ModelTags.OfLink(link.Chain, link.Number);
        if (await _client.ResolveAsync(tag, cancellationToken) is null)
        {
            await _transfer.PushAsync(link.Manifest!, null, cancellationToken);
            if (await _client.ResolveAsync(tag, cancellationToken) is null)
            {
                await PutTagAsync(link.Manifest!, tag, cancellationToken);
            }
        }

        return await HasAsync(link, cancellationToken);
    }

    // The newest ones that the registry lacks, oldest first.
    private async Task<IReadOnlyCollection<T>> UnsentAsync<T>(
        IEnumerable<T> links,
        CancellationToken cancellationToken
    )
        where T : class, IChainLink<T>
    {
        var missing = new Stack<T>();
        foreach (var link in links.Reverse())
        {
            var tag = ModelTags.OfLink(link.Chain, link.Number);
            if (await _client.ResolveAsync(tag, cancellationToken) is not null)
            {
                break;
            }

            missing.Push(link);
        }

        return missing;
    }

    // The model that a record is about, as the record's manifest describes it.
    private async Task PublishSubjectAsync<T>(T link, CancellationToken cancellationToken)
        where T : class, IChainLink<T>
    {
        var manifest = await _layout.ReadManifestAsync(link.Manifest!.Digest, cancellationToken);
        await PublishAsync(_catalog.Describe(manifest.Subject!), cancellationToken);
    }

    private async Task<bool> HasAsync<T>(T link, CancellationToken cancellationToken)
        where T : class, IChainLink<T> =>
        (
            await _client.ResolveAsync(ModelTags.OfLink(link.Chain, link.Number), cancellationToken)
        )?.Digest == link.Manifest!.Digest;

    // Each record names the one before it, so that the last common one vouches for all below it.
    private async Task<string?> PartingAsync<T>(
        string chain,
        int[] remote,
        SortedDictionary<string, OciDescriptor> known,
        CancellationToken cancellationToken
    )
        where T : class, IChainLink<T>
    {
        var common = remote.LastOrDefault(n => known.ContainsKey(ModelTags.OfLink(chain, n)));
        if (common == 0)
        {
            return null;
        }

        var tag = ModelTags.OfLink(chain, common);
        var there = await _client.ResolveAsync(tag, cancellationToken);
        return there is null || there.Digest == known[tag].Digest
            ? null
            : $"{T.Noun} {common.ToString(CultureInfo.InvariantCulture)} of {chain} is {known[tag].Digest.Short} in this store and {there.Digest.Short} in {Place}";
    }

    // Their manifests stay listed, so that nothing is lost.
    private async Task ForgetAsync(
        string chain,
        SortedDictionary<string, OciDescriptor> known,
        CancellationToken cancellationToken
    )
    {
        foreach (var (tag, descriptor) in known)
        {
            if (ModelTags.TryParseLink(tag, out var name, out _) && name == chain)
            {
                await _layout.UntagAsync(_catalog.LayoutTag(tag), cancellationToken);
                await _layout.ListAsync(descriptor, cancellationToken);
            }
        }
    }

    private async Task<int> PullLinksAsync<T>(
        string chain,
        int[] remote,
        SortedDictionary<string, OciDescriptor> known,
        CancellationToken cancellationToken
    )
        where T : class, IChainLink<T>
    {
        var count = 0;
        foreach (
            var tag in remote
                .Select(n => ModelTags.OfLink(chain, n))
                .Where(t => !known.ContainsKey(t))
        )
        {
            if (await _remote.GetAsync(tag, null, T.Type, cancellationToken) is { } link)
            {
                await _layout.TagAsync(_catalog.LayoutTag(tag), link, cancellationToken);
                count++;
            }
        }

        return count;
    }
}
