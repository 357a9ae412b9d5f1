using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;

namespace MlOpsBuild.Registry.Models;

// What an alias points at in the registry, read while others move it.
public sealed partial class CatalogSync
{
    // Who moves an alias sends the move first. So when it is elsewhere than its last move says, there may be a move that
    // came after the tags were listed: nobody else's doing.
    private async Task<int> PullAliasAsync(
        string alias,
        int[] remote,
        bool isThere,
        CancellationToken cancellationToken
    )
    {
        var history = await AliasHistory.ReadAsync(_catalog, alias, cancellationToken);
        var hasMore = history.LastNumber > remote.LastOrDefault();
        if (!isThere)
        {
            if (!hasMore)
            {
                await _layout.UntagAsync(_catalog.LayoutTag(alias), cancellationToken);
            }

            return 0;
        }

        var head = await _client.ResolveAsync(alias, cancellationToken);
        var last = history.Moves.LastOrDefault(m => m.Number <= remote.LastOrDefault());
        if (head is null || (hasMore && last?.To.Digest == head.Digest))
        {
            return 0; // this store has moves that the registry does not have yet
        }

        if (!hasMore && last?.To.Digest != head.Digest)
        {
            int[] next = [history.LastNumber + 1];
            var none = new SortedDictionary<string, OciDescriptor>(StringComparer.Ordinal);
            var tag = ModelTags.OfLink(alias, next[0]);
            if (
                await _client.ResolveAsync(tag, cancellationToken) is not null
                && await PullLinksAsync<AliasMove>(alias, next, none, cancellationToken) > 0
            )
            {
                return 1
                    + await PullAliasAsync(alias, [.. remote, .. next], isThere, cancellationToken);
            }
        }

        if (
            await _remote.GetAsync(alias, head, ModelMediaTypes.Artifact, cancellationToken) is
            { } model
        )
        {
            await _layout.TagAsync(_catalog.LayoutTag(alias), model, cancellationToken);
        }

        return 0;
    }
}
