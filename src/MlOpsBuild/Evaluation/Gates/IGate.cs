using MlOpsBuild.Common;
using MlOpsBuild.Configuration;

namespace MlOpsBuild.Evaluation.Gates;

/// <summary>
/// A kind of condition. One class per kind, found by its name, which is the key in mlops.yaml, e.g. <c>min</c>.
/// </summary>
public interface IGate : INamed
{
    /// <summary>The limit that <paramref name="gate"/> sets, or <see langword="null"/> if it is of another kind.</summary>
    double? LimitOf(GateConfig gate);

    /// <summary>Holds what was measured against the limit.</summary>
    /// <param name="gate">A gate with a limit of this kind.</param>
    /// <param name="input">What was measured.</param>
    GateResult Judge(GateConfig gate, GateInput input);
}
