using Microsoft.ML.Trainers.FastTree;
using MlOpsBuild.MLNet.Columns;
using MlOpsBuild.MLNet.Training;

namespace MlOpsBuild.MLNet.Trainers;

/// <summary>What FastTree and FastForest have in common.</summary>
internal static class TreeSettings
{
    public static void Set(TreeOptions options, MlNetTraining training)
    {
        options.LabelColumnName = training.Label;
        options.FeatureColumnName = FeatureEncoding.Features;
        options.NumberOfTrees = training.Whole("trees");
        options.NumberOfLeaves = training.Whole("leaves");
        options.MinimumExampleCountPerLeaf = training.Whole("minRowsPerLeaf");
        options.MaximumBinCountPerFeature = training.Whole("bins");
        options.FeatureFraction = training.Number("columns");
        options.NumberOfThreads = training.Whole(SharedParameters.Threads);
        options.Seed = training.Seed;
        options.FeatureSelectionSeed = training.Seed;
    }
}
