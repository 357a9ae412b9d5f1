using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild;

/// <summary>What came of making a model again.</summary>
/// <param name="Model">The model, for people.</param>
/// <param name="Commit">The full id of the commit that it was made of.</param>
/// <param name="Steps">What was compared, up to the first that differs.</param>
public sealed record Reproduction(
    string Model,
    string Commit,
    IReadOnlyList<ReproductionStep> Steps
)
{
    /// <summary>Whether the same came of it, byte for byte.</summary>
    public bool IsReproduced => Steps.All(s => s.IsSame);

    /// <summary>One line for a step, the first difference under its own, and a last one when all is the same.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        var width = Math.Max("expected".Length, Steps.Max(s => s.Name.Length));
        foreach (var step in Steps)
        {
            text.Append(step.IsSame ? "same     " : "differs  ")
                .Append(step.Name.PadRight(width))
                .Append("  ")
                .Append(step.Actual)
                .Append('\n');
            if (!step.IsSame)
            {
                text.Append("         ")
                    .Append("expected".PadRight(width))
                    .Append("  ")
                    .Append(step.Expected)
                    .Append('\n');
            }
        }

        return IsReproduced
            ? text.Append("reproduced: ")
                .Append(Model)
                .Append(", byte for byte, from commit ")
                .Append(Commit)
                .Append('\n')
                .ToString()
            : text.ToString();
    }

    /// <summary>What differs first, as the error that it is.</summary>
    /// <exception cref="MlOpsException">It is not reproduced.</exception>
    public void ThrowIfDifferent()
    {
        if (Steps.FirstOrDefault(s => !s.IsSame) is { } step)
        {
            throw new MlOpsException(
                $"not reproduced: {step.Name} of {Model} from commit {Commit[..12]}: {step.Difference}."
            );
        }
    }
}
