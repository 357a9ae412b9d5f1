using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>State of the components that move an alias of the model, or agree to that: which one, why.</summary>
public interface IHazAlias : IHazRegistry, IHazModelVersion
{
    /// <summary>The alias. The default is <c>production</c>.</summary>
    [Parameter("Alias to move, e.g. staging - Default is production")]
    string To => TryGetValue(() => To);

    /// <summary>Why; recorded with the move or approval.</summary>
    [Parameter("Reason to record with the move or approval")]
    string Reason => TryGetValue(() => Reason);
}
