using MlOpsBuild.Configuration;

namespace MlOpsBuild.Evaluation.Gates;

/// <summary>
/// The metric must be at most the limit. Fails when the measured value does not meet it (or is not defined); passes when
/// the upper end of its interval meets it too; else it is inconclusive, and the pipeline goes on.
/// </summary>
public sealed class MaxGate : IGate
{
    /// <inheritdoc/>
    public string Name => "max";

    /// <inheritdoc/>
    public double? LimitOf(GateConfig gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        return gate.Max;
    }

    /// <inheritdoc/>
    public GateResult Judge(GateConfig gate, GateInput input)
    {
        ArgumentNullException.ThrowIfNull(gate);
        ArgumentNullException.ThrowIfNull(input);
        return ValueGate.Judge(Name, gate, gate.Max!.Value, input, isMin: false);
    }
}
