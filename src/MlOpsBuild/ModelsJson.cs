using System.Text;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Models;

namespace MlOpsBuild;

/// <summary>The registered models for programs: indented canonical JSON.</summary>
public static class ModelsJson
{
    /// <summary>The value of <c>format</c>; another one means another form.</summary>
    public const string Format = "mlopsbuild.models.v1";

    /// <summary>
    /// Renders the list: <c>{format, model, models: [{version, digest, aliases, metrics, verdict, created, commit}],
    /// aliases: [{name, version, digest, problem}]}</c>.
    /// </summary>
    /// <param name="listing">What there is.</param>
    /// <param name="history">Whether each alias has its <c>moves</c> too, oldest first.</param>
    public static string Render(ModelListing listing, bool history)
    {
        ArgumentNullException.ThrowIfNull(listing);
        var json = new JsonObject
        {
            ["format"] = Format,
            ["model"] = listing.Name,
            ["models"] = List(listing.Models.Select(m => Model(listing, m))),
            ["aliases"] = List(listing.Aliases.Select(a => Alias(listing, a, history))),
        };
        return Encoding.UTF8.GetString(CanonicalJson.ToIndented(json));
    }

    private static JsonObject Model(ModelListing listing, ModelFacts facts)
    {
        var metrics = new JsonObject();
        foreach (var (name, value) in facts.Metrics)
        {
            metrics[name] = value;
        }

        return new JsonObject
        {
            ["version"] = facts.Model.Version?.ToString(),
            ["digest"] = facts.Model.Digest.ToString(),
            ["aliases"] = List(listing.AliasesOf(facts.Model).Select(a => JsonValue.Create(a))),
            ["metrics"] = metrics,
            ["verdict"] = facts.Verdict.Word,
            ["created"] = Time(facts.Created),
            ["commit"] = facts.Commit,
        };
    }

    private static JsonObject Alias(ModelListing listing, AliasHistory alias, bool history)
    {
        var json = new JsonObject
        {
            ["name"] = alias.Alias,
            ["version"] = alias.Current?.Version?.ToString(),
            ["digest"] = alias.Current?.Digest.ToString(),
            ["problem"] = listing.Problems.GetValueOrDefault(alias.Alias),
        };
        if (history)
        {
            json["moves"] = List(alias.Moves.Select(m => JsonNode.Parse(m.ToBytes())!));
        }

        return json;
    }

    private static JsonArray List(IEnumerable<JsonNode> items) => new([.. items]);

    private static string? Time(DateTimeOffset? time) =>
        time?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
