using MlOpsBuild.Common;
using MlOpsBuild.Registry.Chains;
using MlOpsBuild.Registry.Models;

namespace MlOpsBuild.Registry.Deployments;

/// <summary>What was deployed to an environment, read from its deployments.</summary>
public sealed class DeploymentHistory
{
    private readonly IReadOnlyList<DeploymentRecord> _stack;

    private DeploymentHistory(string environment, Chain<DeploymentRecord> chain)
    {
        Environment = environment;
        Records = chain.Links;
        LastNumber = chain.LastNumber;
        Problem = chain.Damage is null
            ? null
            : $"the history of the deployments to {environment} is damaged: {chain.Damage}";
        _stack = Chain<DeploymentRecord>.Stack(
            SinceStart(chain.Links).Where(r => r.TookOver),
            r => r,
            r => r.Image.Id,
            r => r.Action == DeploymentAction.Rollback
        );
    }

    /// <summary>The environment.</summary>
    public string Environment { get; }

    /// <summary>The deployments that can be read, oldest first.</summary>
    public IReadOnlyList<DeploymentRecord> Records { get; }

    /// <summary>The highest number that a deployment has, also one that cannot be read; 0 for none.</summary>
    public int LastNumber { get; }

    /// <summary>What is wrong with the chain, in one sentence; <see langword="null"/> when it is whole.</summary>
    public string? Problem { get; }

    /// <summary>The last deployment that took over: what serves; <see langword="null"/> for none.</summary>
    public DeploymentRecord? Serving => _stack.Count == 0 ? null : _stack[^1];

    /// <summary>The last deployment, whatever became of it.</summary>
    public DeploymentRecord? Last => Records.Count == 0 ? null : Records[^1];

    /// <summary>
    /// What can be rolled back to, nearest first: each image once. An image that took over goes on top of those before it;
    /// rolling back takes off what is above its target. So a rollback after a rollback goes further back.
    /// </summary>
    /// <param name="serving">The image that serves, which is no target; <see langword="null"/> when nothing does.</param>
    public IReadOnlyList<DeploymentRecord> TargetsFrom(Digest? serving)
    {
        var at = _stack.Count - 1;
        for (var i = _stack.Count - 1; i >= 0; i--)
        {
            if (_stack[i].Image.Id == serving)
            {
                at = i - 1;
                break;
            }
        }

        return [.. _stack.Take(at + 1).Reverse()];
    }

    // What came before a record that started the history anew cannot be held against anything.
    private static IEnumerable<DeploymentRecord> SinceStart(IReadOnlyList<DeploymentRecord> all)
    {
        var start = all.Count - 1;
        while (start > 0 && all[start].Previous is not null)
        {
            start--;
        }

        return all.Skip(start);
    }

    /// <summary>Reads the history of an environment in a store; never throws for what is damaged.</summary>
    /// <param name="catalog">The model.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UsageException">It cannot be the name of an environment.</exception>
    public static async Task<DeploymentHistory> ReadAsync(
        ModelCatalog catalog,
        string environment,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new DeploymentHistory(
            environment,
            await Chain<DeploymentRecord>.ReadAsync(
                catalog,
                ModelTags.OfDeployments(environment),
                cancellationToken
            )
        );
    }

    /// <summary>The environments that something was deployed to, in ordinal order.</summary>
    public static IReadOnlyList<string> Environments(ModelCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return
        [
            .. catalog
                .Tags()
                .Keys.Select(t =>
                    ModelTags.TryParseDeployment(t, out var environment, out _) ? environment : ""
                )
                .Where(e => e.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }
}
