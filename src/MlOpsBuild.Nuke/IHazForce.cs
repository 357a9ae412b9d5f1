using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>State of the components that keep what is there unless told otherwise.</summary>
public interface IHazForce : IHazPipeline
{
    /// <summary>Replace what is there: a schema, or data whose content is in no snapshot.</summary>
    [Parameter("Replace a schema that is there (InferSchema) or data that was modified (Checkout)")]
    bool Force => TryGetValue<bool?>(() => Force) ?? false;
}
