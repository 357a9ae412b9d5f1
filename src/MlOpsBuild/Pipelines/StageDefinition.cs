using System.Text.Json.Nodes;
using MlOpsBuild.Common;

namespace MlOpsBuild.Pipelines;

/// <summary>
/// A step whose outputs are a function of what is declared here, and of nothing else: the same declaration with the
/// same content always gives the same output bytes, which is why they can be kept and reused.
/// </summary>
public sealed record StageDefinition
{
    /// <summary>The default of <see cref="EndsWithin"/>.</summary>
    public static readonly TimeSpan DefaultEndsWithin = TimeSpan.FromMilliseconds(500);

    /// <summary>Lower case letters and dashes, e.g. <c>check-data</c>; names the lock file.</summary>
    public required string Name { get; init; }

    /// <summary>Changes whenever the code would give other outputs for the same inputs; part of the key.</summary>
    public required int Version { get; init; }

    /// <summary>The slice of the configuration that the stage reads; part of the key.</summary>
    public required JsonObject Parameters { get; init; }

    /// <summary>Files it reads, relative to the project, forward slashes, no globs; their digests are in the key.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Earlier stages whose outputs it reads; their output digests are in the key.</summary>
    public IReadOnlyList<StageDefinition> Upstream { get; init; } = [];

    /// <summary>
    /// Inputs from outside the commit, by name, e.g. the baseline model's digest; in the key. A stage with one, or
    /// below one, must not be <see cref="Committed"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string> External { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Whether the lock belongs to the commit (<c>mlops.lock/</c>), being a function of it; else it stays on this
    /// machine (<c>.mlops/lock/</c>). <value>The default value is <see langword="true"/>.</value>
    /// </summary>
    public bool Committed { get; init; } = true;

    /// <summary>
    /// How long the cancelled work may take to end before it is given up; not part of the key.
    /// <value>The default value is half a second.</value>
    /// </summary>
    public TimeSpan EndsWithin { get; init; } = DefaultEndsWithin;

    /// <summary>Does the work: reads what is declared, writes files into <see cref="StageContext.OutputDirectory"/>.</summary>
    public required Func<StageContext, CancellationToken, Task> RunAsync { get; init; }
}
