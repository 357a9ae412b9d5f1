namespace MlOpsBuild.Configuration.Keys;

/// <summary>The <c>promote:</c> section.</summary>
internal static class PromoteKeys
{
    private static readonly PromoteConfig Defaults = new();

    /// <summary><see cref="PromoteConfig.Inconclusive"/>.</summary>
    public static readonly ConfigKey Inconclusive = new(
        "inconclusive",
        new FlagType(),
        "Whether a model whose gates could not decide may be promoted. One that failed a gate never may."
    )
    {
        Default = Defaults.Inconclusive,
    };

    /// <summary><see cref="PromoteConfig.Approvals"/>.</summary>
    public static readonly ConfigKey Approvals = new(
        "approvals",
        new NumberType
        {
            Whole = true,
            Min = 0,
            Max = 100,
        },
        "How many people must have approved exactly this model (target Approve), not counting the one who promotes."
    )
    {
        Default = (long)Defaults.Approvals,
    };

    /// <summary><see cref="PromoteConfig.Aliases"/>.</summary>
    public static readonly ConfigKey Aliases = new(
        "aliases",
        new ListType(TextTypes.Alias, "a list of aliases") { Unique = true },
        "The aliases that approvals are needed for."
    )
    {
        Default = Defaults.Aliases.ToArray<object>(),
    };

    /// <summary>The section.</summary>
    public static readonly SectionType Type = new([Inconclusive, Approvals, Aliases]);

    /// <summary>The record.</summary>
    public static PromoteConfig Bind(Section promote) =>
        new()
        {
            Inconclusive = (bool)promote.Value(Inconclusive)!,
            Approvals = (int)(long)promote.Value(Approvals)!,
            Aliases = promote.Texts(Aliases),
        };
}
