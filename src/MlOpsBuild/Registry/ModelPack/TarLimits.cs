namespace MlOpsBuild.Registry.ModelPack;

/// <summary>How much an archive may hold before it is refused.</summary>
/// <param name="MaxEntries">The number of entries. <value>The default value is 100,000.</value></param>
/// <param name="MaxFileBytes">The bytes of one file. <value>The default value is 2^40.</value></param>
/// <param name="MaxTotalBytes">The bytes of all files. <value>The default value is 2^40.</value></param>
public sealed record TarLimits(
    int MaxEntries = 100_000,
    long MaxFileBytes = 1L << 40,
    long MaxTotalBytes = 1L << 40
)
{
    /// <summary>The default limits.</summary>
    public static TarLimits Default { get; } = new();
}
