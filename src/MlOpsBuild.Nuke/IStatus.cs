using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Tells how tracked data is.</summary>
public interface IStatus : IHazPipeline
{
    /// <summary>Compares tracked data with its pointers; changes nothing.</summary>
    Target Status =>
        _ =>
            _.Description("Compares tracked data with its pointers")
                .Executes(() => PipelineSession.RunAsync(this, session => session.StatusAsync()));
}
