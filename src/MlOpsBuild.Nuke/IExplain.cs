using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Tells what would run, and why.</summary>
public interface IExplain : IHazJson
{
    /// <summary>Tells for each stage hit or miss, and for a miss each input that changed; runs nothing.</summary>
    Target Explain =>
        _ =>
            _.Description("Tells for each stage hit or miss and which input changed; runs nothing")
                .Executes(() =>
                    PipelineSession.RunAsync(this, session => session.ExplainAsync(Json))
                );
}
