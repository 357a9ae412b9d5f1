using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>The <c>serve.limits:</c> section.</summary>
internal static class LimitsKeys
{
    private static readonly ServeLimits Defaults = new();

    /// <summary><see cref="ServeLimits.BodyBytes"/>.</summary>
    public static readonly ConfigKey BodyBytes = new(
        "bodyBytes",
        new NumberType
        {
            Whole = true,
            Min = 1024,
            Max = 1 << 30,
        },
        "The longest body of a request, in bytes."
    )
    {
        Default = (long)Defaults.BodyBytes,
    };

    /// <summary><see cref="ServeLimits.Rows"/>.</summary>
    public static readonly ConfigKey Rows = new(
        "rows",
        new NumberType
        {
            Whole = true,
            Min = 1,
            Max = 1_000_000,
        },
        "The most rows of a request."
    )
    {
        Default = (long)Defaults.Rows,
    };

    /// <summary><see cref="ServeLimits.Seconds"/>.</summary>
    public static readonly ConfigKey Seconds = new(
        "seconds",
        new NumberType
        {
            Min = 0,
            Max = 3600,
            Exclusive = true,
        },
        "The longest time of a request, in seconds."
    )
    {
        Default = Defaults.Seconds,
    };

    /// <summary>The section.</summary>
    public static readonly SectionType Type = new([BodyBytes, Rows, Seconds]);

    /// <summary>The record.</summary>
    public static ServeLimits Bind(Section limits) =>
        new()
        {
            BodyBytes = (int)(long)limits.Value(BodyBytes)!,
            Rows = (int)(long)limits.Value(Rows)!,
            Seconds = limits.Number(Seconds)!.Value,
        };
}
