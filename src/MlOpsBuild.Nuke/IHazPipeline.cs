using Nuke.Common;
using Nuke.Common.IO;

namespace MlOpsBuild.Nuke;

/// <summary>State that all pipeline components share: which model, how many threads, where reports go.</summary>
public interface IHazPipeline : INukeBuild
{
    /// <summary>
    /// Which model: a folder with mlops.yaml, that file, a glob, or a model's name. Without it the only mlops.yaml
    /// below the root is taken.
    /// </summary>
    [Parameter("Model to work on: a folder with mlops.yaml, the file, a glob or the model's name")]
    string Model => TryGetValue(() => Model);

    /// <summary>How many threads may work; never changes a result. The default is one per processor.</summary>
    [Parameter("Threads that may work - Default is one per processor; results never depend on it")]
    int? Threads => TryGetValue<int?>(() => Threads);

    /// <summary>Where outputs for people go. The default is <c>artifacts</c> in the root.</summary>
    AbsolutePath PipelineArtifactsDirectory => RootDirectory / "artifacts";
}
