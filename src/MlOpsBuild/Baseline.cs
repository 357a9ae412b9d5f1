using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Pipelines;

namespace MlOpsBuild;

/// <summary>A baseline, and the lock of its training where it has one.</summary>
internal sealed record Baseline(BaselineSource Source, StageLock? TrainLock);
