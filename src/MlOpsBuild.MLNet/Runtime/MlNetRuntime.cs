using MlOpsBuild.Scoring;

namespace MlOpsBuild.MLNet.Runtime;

/// <summary>Opens models of ML.NET.</summary>
public sealed class MlNetRuntime : IModelRuntime
{
    /// <inheritdoc/>
    public string Kind => MlNetModel.Kind;

    /// <inheritdoc/>
    public IScorer Load(ModelManifest manifest, string folder)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(folder);
        return MlNetScorer.Load(manifest.Signature, Path.Combine(folder, MlNetModel.FileName));
    }
}
