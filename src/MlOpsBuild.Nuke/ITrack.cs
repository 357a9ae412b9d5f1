using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Lets Git keep a small pointer in place of data, and the store the data.</summary>
public interface ITrack : IHazPipeline
{
    /// <summary>Files and folders to track, relative to the root. Without them all that is tracked is looked at again.</summary>
    [Parameter(
        "Track: files or folders, relative to the root - Default is all that is tracked already",
        Name = "Path"
    )]
    string[] TrackedPaths =>
        EnvironmentInfo.HasArgument("path") // PATH of the environment is something else
            ? TryGetValue(() => TrackedPaths)
            : [];

    /// <summary>Stores what changed and writes pointers, which are then committed.</summary>
    Target Track =>
        _ =>
            _.Description("Puts data into the store and a pointer for Git beside it (--path)")
                .Executes(() =>
                    PipelineSession.RunAsync(
                        this,
                        session => session.TrackAsync(TrackedPaths ?? [])
                    )
                );
}
