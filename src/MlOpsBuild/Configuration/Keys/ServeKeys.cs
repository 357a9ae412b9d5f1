using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>The <c>serve:</c> section.</summary>
internal static class ServeKeys
{
    private static readonly ServeConfig Defaults = new();

    /// <summary><see cref="ServeConfig.Port"/>.</summary>
    public static readonly ConfigKey Port = new(
        "port",
        NumberTypes.Port,
        "The port of a local Serve."
    )
    {
        Default = (long)Defaults.Port,
    };

    /// <summary><see cref="ServeConfig.Limits"/>.</summary>
    public static readonly ConfigKey Limits = new(
        "limits",
        LimitsKeys.Type,
        "How much one request may ask for."
    );

    /// <summary><see cref="ServeConfig.ApiKeys"/>.</summary>
    public static readonly ConfigKey ApiKeys = new(
        "apiKeys",
        new FlagType(),
        "Whether requests must carry a key of the environment variable MLOPS_API_KEYS."
    )
    {
        Default = Defaults.ApiKeys,
    };

    /// <summary><see cref="ServeConfig.Log"/>.</summary>
    public static readonly ConfigKey Log = new(
        "log",
        PredictionLogKeys.Type,
        "Log each prediction as a line of JSON. Without it nothing is logged."
    );

    /// <summary><see cref="ServeConfig.Models"/>.</summary>
    public static readonly ConfigKey Models = new(
        "models",
        new ListType(ServedVersionKeys.Type, "a list of registered models"),
        "Registered models that answer beside this one, which keeps the rest of 100 as its weight."
    )
    {
        Default = Array.Empty<object>(),
    };

    /// <summary>The section.</summary>
    public static readonly SectionType Type = new([Port, Limits, ApiKeys, Log, Models])
    {
        Rules = CheckModels,
    };

    /// <summary>The record.</summary>
    public static ServeConfig Bind(Section serve) =>
        new()
        {
            Port = (int)(long)serve.Value(Port)!,
            Limits = serve.Child(Limits) is { } limits
                ? LimitsKeys.Bind(limits)
                : new ServeLimits(),
            ApiKeys = (bool)serve.Value(ApiKeys)!,
            Log = serve.Child(Log) is { } log ? PredictionLogKeys.Bind(log) : null,
            Models = Array.ConvertAll(serve.Sections(Models), ServedVersionKeys.Bind),
        };

    private static void CheckModels(Section serve, ReadContext context)
    {
        var models = serve.Sections(Models);
        var sum = models.Sum(m => m.Value(ServedVersionKeys.Weight) as long? ?? 0);
        if (sum > 100)
        {
            context.Problems.Add(
                serve.ValueNode(Models),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"serve.models: the weights sum to {sum}, expected at most 100: the evaluated model keeps the rest."
                )
            );
        }

        for (var i = 1; i < models.Length; i++)
        {
            var version = models[i].Text(ServedVersionKeys.Version);
            if (models.Take(i).Any(m => m.Text(ServedVersionKeys.Version) == version))
            {
                context.Problems.Add(models[i].Node, $"serve.models: '{version}' is listed twice.");
            }
        }
    }
}
