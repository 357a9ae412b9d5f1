using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>State of the components that stop where something is in the way: whether to go on.</summary>
public interface IHazForce : IHazPipeline
{
    /// <summary>
    /// Replace what is there: a schema, or data whose content is in no snapshot; move an alias that is not where its
    /// history says.
    /// </summary>
    [Parameter(
        "InferSchema: replace a schema that is there; Checkout: data that was modified; Promote, Rollback: record an alias that others moved, and go on"
    )]
    bool Force => TryGetValue<bool?>(() => Force) ?? false;
}
