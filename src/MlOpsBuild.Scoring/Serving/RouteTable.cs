namespace MlOpsBuild.Scoring.Serving;

/// <summary>Where a front sends requests: the body of <c>/routes</c> on its control socket, and its state file.</summary>
public sealed record RouteTable
{
    /// <summary>Goes up by one with each change; what a change names must be the current one.</summary>
    public required long Generation { get; init; }

    /// <summary>The servers; may be empty at first: then the front is not ready.</summary>
    public required IReadOnlyList<RouteBackend> Backends { get; init; }

    /// <summary>Reads a table's bytes.</summary>
    /// <exception cref="ModelFormatException">They are something else.</exception>
    public static RouteTable Read(ReadOnlySpan<byte> json)
    {
        var table = ServingJson.Read(json, ServingJson.Default.RouteTable, "the route table");
        return
            table.Backends.Any(b => b is null or { Weight: < 0 or > 1_000_000 })
            || table.Backends.DistinctBy(b => b.Name, StringComparer.Ordinal).Count()
                != table.Backends.Count
            ? throw new ModelFormatException(
                "the route table has a backend twice or null, or a weight outside 0 to 1000000."
            )
            : table;
    }

    /// <summary>The table's bytes.</summary>
    public byte[] ToBytes() => ServingJson.Write(this, ServingJson.Default.RouteTable);
}
