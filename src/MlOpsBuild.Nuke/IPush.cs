using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Shares results through the registry.</summary>
public interface IPush : IHazRegistry
{
    /// <summary>
    /// Sends the results that the project's lock files name to the registry, so that others need not compute them; what is
    /// there already does not go again. After other targets of the same run, also when a gate said no.
    /// </summary>
    Target Push =>
        _ =>
            _.Description("Sends the project's results to the registry, for other machines")
                .TryAfter<IReport>(x => x.CheckData, x => x.Train, x => x.Evaluate, x => x.Report)
                .AssuredAfterFailure()
                .Executes(() => PipelineSession.RunAsync(this, session => session.PushAsync()));
}
