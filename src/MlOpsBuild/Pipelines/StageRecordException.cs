using MlOpsBuild.Common;

namespace MlOpsBuild.Pipelines;

/// <summary>A shared result is not what was asked for; nothing of it was kept.</summary>
public sealed class StageRecordException : MlOpsException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="stage">The stage that was asked for.</param>
    /// <param name="key">The key that was asked for.</param>
    /// <param name="found">What was found, in words that follow a colon.</param>
    public StageRecordException(string stage, Digest key, string found)
        : base(
            $"The registry's result of {stage} for the key {key.Short} is refused: {found}. Nothing of it was kept; who may write to the registry should delete the tag {StageManifest.TagOf(stage, key)}."
        ) { }
}
