using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Observability;

/// <summary>Where the counters of requests lie: a block of cells for each operation and model, requests without a model first.</summary>
internal sealed class RequestCells
{
    private static readonly int[] s_statuses =
    [
        200,
        304,
        400,
        401,
        403,
        404,
        405,
        408,
        411,
        413,
        415,
        429,
        499,
        500,
        502,
        503,
        504,
    ];
    private static readonly byte[] s_slots = Slots();
    private static readonly long[] s_limits =
    [
        .. BackendStats.LatencyLimits.Select(l => (long)Math.Round(l * TimeSpan.TicksPerSecond)),
    ];

    private readonly int _start;
    private readonly int _models;

    /// <summary>Lays out the cells, from <paramref name="next"/> on, and moves it behind them.</summary>
    public RequestCells(int models, ref int next)
    {
        _start = next;
        _models = models + 1;
        next += Operations.Length * _models * BlockLength;
    }

    /// <summary>What requests ask for, by their names in metrics.</summary>
    public static string[] Operations { get; } = ["infer", "predict", "other"];

    /// <summary>The statuses that are told apart, by their names in metrics; the last stands for all others.</summary>
    public static string[] Statuses { get; } =
    [.. s_statuses.Select(s => s.ToString(CultureInfo.InvariantCulture)), "other"];

    /// <summary>The number of latency bins; the last has no limit.</summary>
    public static int LatencyBins => s_limits.Length + 1;

    private static int BlockLength => Statuses.Length + LatencyBins + 1;

    /// <summary>The cell that counts requests of a status.</summary>
    /// <param name="operation">What was asked for.</param>
    /// <param name="model">The model's index; -1: none answered.</param>
    /// <param name="slot">The index in <see cref="Statuses"/>.</param>
    public int Status(int operation, int model, int slot) => Block(operation, model) + slot;

    /// <summary>The first of <see cref="LatencyBins"/> cells.</summary>
    public int Latency(int operation, int model) => Block(operation, model) + Statuses.Length;

    /// <summary>The cell of the sum of latencies, in units of 100 ns.</summary>
    public int LatencySum(int operation, int model) => Latency(operation, model) + LatencyBins;

    /// <summary>The index in <see cref="Statuses"/>.</summary>
    public static int SlotOf(int statusCode) =>
        (uint)statusCode < (uint)s_slots.Length ? s_slots[statusCode] : s_statuses.Length;

    /// <summary>The latency bin of a duration in units of 100 ns.</summary>
    public static int BinOf(long ticks)
    {
        // Nearly every request is in one of the first bins.
        var bin = 0;
        while (bin < s_limits.Length && ticks > s_limits[bin])
        {
            bin++;
        }

        return bin;
    }

    private int Block(int operation, int model) =>
        _start + (((operation * _models) + model + 1) * BlockLength);

    private static byte[] Slots()
    {
        var slots = new byte[600];
        Array.Fill(slots, (byte)s_statuses.Length);
        for (var i = 0; i < s_statuses.Length; i++)
        {
            slots[s_statuses[i]] = (byte)i;
        }

        return slots;
    }
}
