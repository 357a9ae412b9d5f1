using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>State of the components that tell something: whether for programs.</summary>
public interface IHazJson : IHazPipeline
{
    /// <summary>Print JSON instead of text.</summary>
    [Parameter("Explain, Models: print JSON")]
    bool Json => TryGetValue<bool?>(() => Json) ?? false;
}
