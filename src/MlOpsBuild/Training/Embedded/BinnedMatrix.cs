using MlOpsBuild.Scoring;

namespace MlOpsBuild.Training.Embedded;

/// <summary>
/// The training rows as bins, twice: by row for building histograms, by column for following splits.
/// </summary>
internal sealed class BinnedMatrix
{
    private const int RowBlock = 4096;

    public BinnedMatrix(
        IReadOnlyList<FeatureSpec> specs,
        FeatureMatrix features,
        int maxBins,
        WorkSplitter work
    )
    {
        RowCount = features.RowCount;
        FeatureCount = specs.Count;
        Features = new FeatureBins[FeatureCount];
        Columns = new byte[FeatureCount][];
        work.For(
            FeatureCount,
            f =>
            {
                var values = features.Column(f);
                Features[f] = FeatureBins.Of(specs[f], values, maxBins);
                Columns[f] = new byte[RowCount];
                Features[f].Fill(values, Columns[f]);
            }
        );
        Offsets = new int[FeatureCount];
        for (var f = 0; f < FeatureCount; f++)
        {
            Offsets[f] = TotalBins;
            TotalBins += Features[f].Count + 1;
        }

        ByRow = new byte[(long)RowCount * FeatureCount];
        work.For(
            (RowCount + RowBlock - 1) / RowBlock,
            block =>
            {
                var from = block * RowBlock;
                var to = Math.Min(from + RowBlock, RowCount);
                for (var f = 0; f < FeatureCount; f++)
                {
                    var column = Columns[f];
                    var at = ((long)from * FeatureCount) + f;
                    for (var row = from; row < to; row++, at += FeatureCount)
                    {
                        ByRow[at] = column[row];
                    }
                }
            }
        );
    }

    public int RowCount { get; }
    public int FeatureCount { get; }

    /// <summary>The bins of each feature.</summary>
    public FeatureBins[] Features { get; }

    /// <summary>Per feature the bin of each row.</summary>
    public byte[][] Columns { get; }

    /// <summary>Per row the bin of each feature.</summary>
    public byte[] ByRow { get; }

    /// <summary>Per feature where its bins start in a histogram.</summary>
    public int[] Offsets { get; }

    /// <summary>The length of a histogram.</summary>
    public int TotalBins { get; }
}
