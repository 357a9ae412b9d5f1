using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Lists registered models.</summary>
public interface IModels : IHazRegistry, IHazJson
{
    /// <summary>Tell the moves of each alias too.</summary>
    [Parameter("Models: tell the moves of each alias too")]
    bool History => TryGetValue<bool?>(() => History) ?? false;

    /// <summary>Lists versions and aliases with metrics, verdict, digest and age.</summary>
    Target Models =>
        _ =>
            _.Description("Lists registered models: version, aliases, metrics, verdict, digest")
                .Executes(() =>
                    PipelineSession.RunAsync(this, session => session.ModelsAsync(Json, History))
                );
}
