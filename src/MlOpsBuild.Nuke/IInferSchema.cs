using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Writes a first schema from the data.</summary>
public interface IInferSchema : IHazForce
{
    /// <summary>Infers schema.yaml from the data, for a person to review and commit.</summary>
    Target InferSchema =>
        _ =>
            _.Description("Infers schema.yaml from the data, to be reviewed and committed")
                .Executes(() =>
                    PipelineSession.RunAsync(this, session => session.InferSchemaAsync(Force))
                );
}
