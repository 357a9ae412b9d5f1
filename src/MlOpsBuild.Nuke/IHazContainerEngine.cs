using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>State of the components that work with a container engine: which one.</summary>
public interface IHazContainerEngine : IHazPipeline
{
    /// <summary>
    /// The address of the engine. The default is the one that <c>docker</c> would use: <c>DOCKER_HOST</c>, else the current
    /// context, else the platform's own.
    /// </summary>
    [Parameter(
        "Containerize, Deploy: address of the container engine, e.g. unix:///var/run/docker.sock - Default is the one that docker would use"
    )]
    string Engine => TryGetValue(() => Engine);
}
