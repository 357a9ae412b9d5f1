using MlOpsBuild.Configuration;

namespace MlOpsBuild.Training;

/// <summary>What is known when a training is planned.</summary>
/// <param name="Config">The project.</param>
public sealed record TrainerContext(MlOpsConfig Config);
