using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Serves the evaluated model on this machine, without a container.</summary>
public interface IServe : IEvaluate, IHazRegistry
{
    /// <summary>The port to listen on; 0 takes a free one. The default is <c>serve.port</c> of mlops.yaml.</summary>
    [Parameter(
        "Serve: port to listen on, 0 for a free one - Default is 'serve: port' of mlops.yaml"
    )]
    int? Port => TryGetValue<int?>(() => Port);

    /// <summary>The address to listen on. The default is <c>127.0.0.1</c>: this machine only.</summary>
    [Parameter("Serve: address to listen on - Default is 127.0.0.1, this machine only")]
    string Address => TryGetValue(() => Address);

    /// <summary>
    /// Serves the model until Ctrl+C: a page to try it, <c>/predict</c>, the Open Inference Protocol, <c>/metrics</c>. A model that
    /// a gate rejected is served too, and that is said.
    /// </summary>
    Target Serve =>
        _ =>
            _.Description("Serves the evaluated model on this machine until Ctrl+C (--port)")
                .DependsOn(Train)
                .Executes(() =>
                    PipelineSession.RunAsync(this, session => session.ServeAsync(Port, Address))
                );
}
