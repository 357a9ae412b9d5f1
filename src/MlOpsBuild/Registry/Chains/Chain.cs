using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Models;

namespace MlOpsBuild.Registry.Chains;

/// <summary>A chain as it is in a store.</summary>
/// <param name="Links">Those that can be read, oldest first.</param>
/// <param name="LastNumber">The highest number, also of one that cannot be read; 0 for none.</param>
/// <param name="Damage">What is wrong with the chain; <see langword="null"/> when it is whole.</param>
internal sealed record Chain<T>(IReadOnlyList<T> Links, int LastNumber, string? Damage)
    where T : class, IChainLink<T>
{
    /// <summary>Reads a chain; never throws for what is damaged.</summary>
    public static async Task<Chain<T>> ReadAsync(
        ModelCatalog catalog,
        string name,
        CancellationToken cancellationToken
    )
    {
        var found = new SortedDictionary<int, OciDescriptor>();
        foreach (var (tag, descriptor) in catalog.Tags())
        {
            if (
                ModelTags.TryParseLink(tag, out var chain, out var number)
                && string.Equals(chain, name, StringComparison.Ordinal)
            )
            {
                found[number] = descriptor;
            }
        }

        var links = new List<T>();
        string? damage = null;
        var expected = 1;
        foreach (var (number, descriptor) in found)
        {
            var problem = await AddAsync(
                catalog.Layout,
                name,
                number,
                descriptor,
                links,
                cancellationToken
            );
            if (
                problem is null
                && links[^1].Previous is null
                && (number == 1 || links[^1].MayStartAnew)
            )
            {
                damage = null; // nothing before it counts
            }
            else if (number != expected)
            {
                damage ??= $"{T.Noun} {Text(expected)} is missing, there is {Text(number)}";
            }
            else
            {
                damage ??= problem ?? Break(links);
            }

            expected = number + 1;
        }

        return new Chain<T>(links, expected - 1, damage);
    }

    /// <summary>
    /// What links stand for as a stack, the current one last, each once: a new one goes on top of those before it, one that
    /// goes back takes off what is above its target.
    /// </summary>
    /// <param name="links">The links, oldest first.</param>
    /// <param name="item">What a link stands for.</param>
    /// <param name="key">What makes two of them the same.</param>
    /// <param name="goesBack">Whether a link goes back.</param>
    public static List<TItem> Stack<TItem>(
        IEnumerable<T> links,
        Func<T, TItem> item,
        Func<TItem, Digest> key,
        Func<T, bool> goesBack
    )
    {
        var stack = new List<TItem>();
        foreach (var link in links)
        {
            if (link.Previous is null)
            {
                stack.Clear();
            }

            var top = item(link);
            var at = stack.FindIndex(i => key(i) == key(top));
            if (at >= 0 && goesBack(link))
            {
                stack.RemoveRange(at, stack.Count - at);
            }
            else if (at >= 0)
            {
                stack.RemoveAt(at);
            }

            stack.Add(top);
        }

        return stack;
    }

    private static async Task<string?> AddAsync(
        OciLayout layout,
        string name,
        int number,
        OciDescriptor descriptor,
        List<T> links,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var link = await ChainLinks.ReadAsync<T>(layout, descriptor, cancellationToken);
            if (!string.Equals(link.Chain, name, StringComparison.Ordinal) || link.Number != number)
            {
                return $"tag {ModelTags.OfLink(name, number)} is on {T.Noun} {Text(link.Number)} of {PlainText.Of(link.Chain)}";
            }

            links.Add(link);
            return null;
        }
        catch (Exception e) when (e is FormatException or BlobUnavailableException)
        {
            return $"{T.Noun} {Text(number)} cannot be read ({PlainText.Of(e.Message.TrimEnd('.'))})";
        }
    }

    // Why the last link does not follow the one before it.
    private static string? Break(List<T> links)
    {
        var link = links[^1];
        var before = links.Count > 1 && links[^2].Number == link.Number - 1 ? links[^2] : null;
        return before is null
                ? $"{T.Noun} {Text(link.Number)} does not follow a {T.Noun} that can be read"
            : link.Previous != before.Manifest!.Digest
                ? $"{T.Noun} {Text(link.Number)} follows {link.Previous?.Short ?? "nothing"}, and {T.Noun} {Text(before.Number)} is {before.Manifest.Digest.Short}"
            : link.WhyNotAfter(before);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
