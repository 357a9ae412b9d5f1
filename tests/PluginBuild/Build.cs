using MlOpsBuild.Nuke;
using Nuke.Common;

/// <summary>What a user who extends the pipeline has: this class, and a file for each thing of their own.</summary>
internal sealed class Build : NukeBuild, IMlOpsPipeline
{
    [Parameter("What the trainer logs in"), Secret]
    public readonly string? FeatureStoreToken;

    public static int Main() => Execute<Build>(x => ((IReport)x).Report);

    protected override void OnBuildInitialized() =>
        RatesTrainer.Token = FeatureStoreToken ?? "none";
}
