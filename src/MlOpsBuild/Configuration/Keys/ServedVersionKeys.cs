namespace MlOpsBuild.Configuration.Keys;

/// <summary>One item of <c>serve.models:</c>.</summary>
internal static class ServedVersionKeys
{
    /// <summary><see cref="ServedVersionConfig.Version"/>.</summary>
    public static readonly ConfigKey Version = new(
        "version",
        new TextType("a version such as v1.2.0, an alias or a digest") { AsWritten = true },
        "The registered model: a version, alias or digest."
    )
    {
        Required = true,
    };

    /// <summary><see cref="ServedVersionConfig.Weight"/>.</summary>
    public static readonly ConfigKey Weight = new(
        "weight",
        new NumberType
        {
            Whole = true,
            Min = 0,
            Max = 100,
        },
        "Its percentage of the requests."
    )
    {
        Default = 0L,
    };

    /// <summary><see cref="ServedVersionConfig.Shadow"/>.</summary>
    public static readonly ConfigKey Shadow = new(
        "shadow",
        new FlagType(),
        "Whether it gets a copy of every request and answers nobody."
    )
    {
        Default = false,
    };

    /// <summary>The item.</summary>
    public static readonly SectionType Type = new([Version, Weight, Shadow])
    {
        Apart = [new KeyPair(Weight, Shadow, "a shadow answers nobody, so it has no share.")],
    };

    /// <summary>The record.</summary>
    public static ServedVersionConfig Bind(Section model) =>
        new()
        {
            Version = model.Text(Version)!,
            Weight = (int)(long)model.Value(Weight)!,
            Shadow = (bool)model.Value(Shadow)!,
        };
}
