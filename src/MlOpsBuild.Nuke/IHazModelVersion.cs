using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>State of the components that work on a registered model: which one.</summary>
public interface IHazModelVersion : IHazPipeline
{
    /// <summary>A version, an alias or a digest. The default is the newest version.</summary>
    [Parameter(
        "Registered model: v1.2.0, production or sha256:... - Default is the newest version"
    )]
    string Version => TryGetValue(() => Version);
}
