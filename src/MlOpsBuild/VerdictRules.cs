using MlOpsBuild.Common;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild;

/// <summary>What the test results of a model must say before it goes anywhere.</summary>
public static class VerdictRules
{
    private const int Named = 3;

    /// <summary>Sees that the gates passed, on exactly this model.</summary>
    /// <param name="verdict">What its test results say together.</param>
    /// <param name="allowInconclusive">Whether gates that could not decide are enough.</param>
    /// <param name="refusal">What does not happen, e.g. <c>churn v1.0.0 is not promoted to production</c>.</param>
    /// <param name="keyId">The key that must have signed them; <see langword="null"/>: signatures are not checked.</param>
    /// <exception cref="RejectedException">They say something else; says what, and what to do.</exception>
    public static void Check(
        ModelVerdict verdict,
        bool allowInconclusive,
        string refusal,
        string? keyId
    )
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var reasons = Reasons(verdict.Reasons);
        switch (verdict.Outcome)
        {
            case TestOutcome.Passed:
            case TestOutcome.Warned when allowInconclusive:
                return;
            case TestOutcome.Warned:
                throw new RejectedException(
                    $"{refusal}: its gates could not decide{reasons}. Test it on more rows, or allow it with 'promote: {{ inconclusive: true }}' in mlops.yaml."
                );
            case TestOutcome.Failed:
                throw new RejectedException($"{refusal}: it failed its gates{reasons}.");
            default:
                throw new RejectedException(
                    $"{refusal}: no test result about exactly this model{SignedBy(keyId)} is attached{reasons}. './build.sh Register' evaluates a model and attaches its result{(keyId is null ? "" : ", signed where SigningKey is in the environment")}."
                );
        }
    }

    internal static string SignedBy(string? keyId) =>
        keyId is null ? "" : $" that the key {keyId[..12]} signed";

    private static string Reasons(IReadOnlyList<string> reasons)
    {
        var more = reasons.Count - Named;
        var text = string.Join("; ", reasons.Take(Named).Select(PlainText.Of));
        return text.Length == 0 ? ""
            : more > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({text}; and {more} more)")
            : $" ({text})";
    }
}
