using MlOpsBuild.Scoring;

namespace MlOpsBuild.Training;

/// <summary>A trainer that is there only where the feed has the packages that it is written with.</summary>
/// <param name="Name">Its name in mlops.yaml, e.g. <c>mlnet/fast-tree</c>.</param>
/// <param name="Tasks">What it can do.</param>
public sealed record OptionalTrainer(string Name, IReadOnlyList<ModelTask> Tasks)
{
    /// <summary>What is told where it is named and not there.</summary>
    public string Need =>
        $"trainer {Name} needs Microsoft.ML: set UpstreamPackages=true on a feed that has it";
}
