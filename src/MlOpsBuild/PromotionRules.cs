using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Registry.Models;

namespace MlOpsBuild;

/// <summary>What a model needs before it is promoted: gates that passed on exactly this model, and approvals.</summary>
internal static class PromotionRules
{
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
        var signed = VerdictRules.SignedBy(keyId);
        var name = $"{model} {facts.Model.Display}";
        VerdictRules.Check(
            facts.Verdict,
            config.Inconclusive,
            $"{name} is not promoted to {alias}",
            keyId
        );
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
}
