using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild;

/// <summary>What a model needs before it is promoted: gates that passed on exactly this model, and approvals.</summary>
internal static class PromotionRules
{
    private const int Named = 3;

    /// <exception cref="RejectedException">Something is missing; says what, and what to do.</exception>
    public static void Check(
        PromoteConfig config,
        string model,
        string alias,
        ModelFacts facts,
        string who,
        string? keyId
    )
    {
        var signed = keyId is null ? "" : $" that the key {keyId[..12]} signed";
        var name = $"{model} {facts.Model.Display}";
        var verdict = facts.Verdict;
        var reasons = Reasons(verdict.Reasons);
        switch (verdict.Outcome)
        {
            case TestOutcome.Passed:
            case TestOutcome.Warned when config.Inconclusive:
                break;
            case TestOutcome.Warned:
                throw new RejectedException(
                    $"{name} is not promoted to {alias}: its gates could not decide{reasons}. Test it on more rows, or allow it with 'promote: {{ inconclusive: true }}' in mlops.yaml."
                );
            case TestOutcome.Failed:
                throw new RejectedException(
                    $"{name} is not promoted to {alias}: it failed its gates{reasons}."
                );
            default:
                throw new RejectedException(
                    $"{name} is not promoted to {alias}: no test result about exactly this model{signed} is attached{reasons}. './build.sh Register' evaluates a model and attaches its result{(keyId is null ? "" : ", signed where SigningKey is in the environment")}."
                );
        }

        CheckApprovals(config, name, alias, facts, who, signed);
    }

    private static void CheckApprovals(
        PromoteConfig config,
        string name,
        string alias,
        ModelFacts facts,
        string who,
        string signed
    )
    {
        if (config.Approvals == 0 || !config.Aliases.Contains(alias, StringComparer.Ordinal))
        {
            return;
        }

        var own = Actor.KeyOf(who);
        string[] others =
        [
            .. facts
                .Approvals.Where(a => a.Alias == alias && Actor.KeyOf(a.Who) != own)
                .DistinctBy(a => Actor.KeyOf(a.Who), StringComparer.Ordinal)
                .Select(a => PlainText.Of(a.Who)),
        ];
        if (others.Length < config.Approvals)
        {
            throw new RejectedException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} is not promoted to {alias}: it needs {config.Approvals} {(config.Approvals == 1 ? "approval" : "approvals")} by others than {who}{signed} and has {(others.Length == 0 ? "none" : $"{others.Length}, by {string.Join(", ", others)}")}. Who agrees runs: ./build.sh Approve --to {alias} --version {facts.Model.Version?.ToString() ?? facts.Model.Digest.Short}{(signed.Length == 0 ? "" : ", with SigningKey in the environment")}"
                )
            );
        }
    }

    private static string Reasons(IReadOnlyList<string> reasons)
    {
        var more = reasons.Count - Named;
        var text = string.Join("; ", reasons.Take(Named).Select(PlainText.Of));
        return text.Length == 0 ? ""
            : more > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({text}; and {more} more)")
            : $" ({text})";
    }
}
