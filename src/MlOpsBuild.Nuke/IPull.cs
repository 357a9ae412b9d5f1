using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Gets results from the registry.</summary>
public interface IPull : IHazRegistry
{
    /// <summary>Only the results of these stages.</summary>
    [Parameter("Pull: only the results of these stages, e.g. train,evaluate - Default is all")]
    string Stages => TryGetValue(() => Stages);

    /// <summary>
    /// Gets the results that the project's lock files name. Stages ask the registry by themselves for what they need; this
    /// is for having it before, e.g. to work without a network.
    /// </summary>
    Target Pull =>
        _ =>
            _.Description("Gets the results that lock files name from the registry (--stages)")
                .TryBefore<IReport>(x => x.CheckData, x => x.Train, x => x.Evaluate, x => x.Report)
                .Executes(() =>
                    PipelineSession.RunAsync(this, session => session.PullAsync(Stages))
                );
}
