using MlOpsBuild.Configuration;

namespace MlOpsBuild.Evaluation.Gates;

/// <summary>
/// The metric must be at least the limit. Fails when the measured value does not meet it (or is not defined); passes when
/// the lower end of its interval meets it too; else it is inconclusive, and the pipeline goes on.
/// </summary>
public sealed class MinGate : IGate
{
    /// <inheritdoc/>
    public string Name => "min";

    /// <inheritdoc/>
    public double? LimitOf(GateConfig gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        return gate.Min;
    }

    /// <inheritdoc/>
    public GateResult Judge(GateConfig gate, GateInput input)
    {
        ArgumentNullException.ThrowIfNull(gate);
        ArgumentNullException.ThrowIfNull(input);
        return ValueGate.Judge(Name, gate, gate.Min!.Value, input, isMin: true);
    }
}
