using MlOpsBuild.Training;

namespace MlOpsBuild.MLNet.Training;

/// <summary>The parameters that all trainers of ML.NET take, besides their own.</summary>
internal static class SharedParameters
{
    public const string HashAbove = "hashAbove";
    public const string HashBits = "hashBits";
    public const string Threads = "threads";

    /// <summary>How categories become numbers.</summary>
    public static readonly TrainerParameter[] Encoding =
    [
        new(
            HashAbove,
            "A category with more values than this gets columns by the values' hashes, instead of one for each value.",
            1000L,
            0,
            1_000_000
        ),
        new(HashBits, "There are 2 to this power columns for hashes.", 10L, 1, 20),
    ];

    /// <summary>How many threads train.</summary>
    public static readonly TrainerParameter OfThreads = new(
        Threads,
        "How many threads train. Part of the stage's key, because another number may give another model.",
        1L,
        1,
        1024
    );
}
