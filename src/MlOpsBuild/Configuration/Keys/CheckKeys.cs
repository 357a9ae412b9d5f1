using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>A section under <c>checks:</c>.</summary>
internal static class CheckKeys
{
    /// <summary><see cref="CheckConfig.Enabled"/>.</summary>
    public static readonly ConfigKey Enabled = new(
        "enabled",
        new FlagType(),
        "Whether the check runs."
    )
    {
        Default = true,
    };

    /// <summary><see cref="CheckConfig.Warn"/>.</summary>
    public static readonly ConfigKey Warn = new(
        "warn",
        NumberType.NotNegative,
        "A value above this is a warning."
    );

    /// <summary><see cref="CheckConfig.Max"/>.</summary>
    public static readonly ConfigKey Max = new(
        "max",
        NumberType.NotNegative,
        "A value above this is a failure."
    );

    /// <summary>The section.</summary>
    public static readonly SectionType Type = new([Enabled, Warn, Max]) { Rules = CheckOrder };

    /// <summary>The record.</summary>
    public static CheckConfig Bind(YamlNode name, Section check) =>
        new()
        {
            Enabled = (bool)check.Value(Enabled)!,
            Warn = check.Number(Warn),
            Max = check.Number(Max),
            Line = name.Line,
        };

    private static void CheckOrder(Section check, ReadContext context)
    {
        if (check.Number(Warn) is { } warn && check.Number(Max) is { } max && warn > max)
        {
            context.Problems.Add(
                check.ValueNode(Warn),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{check.Path}.warn: found {warn}, expected at most {max}: what is above max fails, and is no warning."
                )
            );
        }
    }
}
