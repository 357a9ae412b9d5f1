using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>State of the components that stop where something is in the way: whether to go on.</summary>
public interface IHazForce : IHazPipeline
{
    /// <summary>Replace a schema that is there; move an alias that is not where its history says.</summary>
    [Parameter(
        "InferSchema: replace a schema that is there; Promote, Rollback: record an alias that others moved, and go on"
    )]
    bool Force => TryGetValue<bool?>(() => Force) ?? false;
}
