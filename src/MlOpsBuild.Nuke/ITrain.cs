using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Trains the model.</summary>
public interface ITrain : ICheckData
{
    /// <summary>Trains the model, unless nothing it depends on has changed.</summary>
    Target Train =>
        _ =>
            _.Description("Trains the model, unless nothing it depends on has changed")
                .DependsOn(CheckData)
                .Executes(() => PipelineSession.RunAsync(this, session => session.TrainAsync()));
}
