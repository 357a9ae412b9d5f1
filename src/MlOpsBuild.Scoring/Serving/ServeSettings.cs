namespace MlOpsBuild.Scoring.Serving;

/// <summary>
/// What a serving program serves and how: the file <c>settings.json</c> in the folder of the models. The <c>serve:</c> section of
/// mlops.yaml, with versions resolved to folders.
/// </summary>
public sealed record ServeSettings
{
    /// <summary>The file's name.</summary>
    public const string FileName = "settings.json";

    /// <summary>The name under which the models answer, e.g. <c>telco-churn</c>.</summary>
    public required string Model { get; init; }

    /// <summary>The models; at least one that has weight.</summary>
    public required IReadOnlyList<ServedModelSettings> Models { get; init; }

    /// <summary>How much a request may ask for. <value>The default value is that of <see cref="ServeLimits"/>.</value></summary>
    public ServeLimits Limits { get; set; } = new();

    /// <summary>
    /// Whether requests must carry a key of the environment variable <c>MLOPS_API_KEYS</c> (comma-separated), as
    /// <c>Authorization: Bearer KEY</c> or <c>X-Api-Key: KEY</c>. Health stays open. <value>The default value is
    /// <see langword="false"/>.</value>
    /// </summary>
    public bool ApiKeys { get; set; }

    /// <summary>
    /// The prediction log. <value>The default value is <see langword="null"/>: nothing is logged.</value>
    /// </summary>
    public PredictionLogSettings? Log { get; set; }

    /// <summary>Reads the file's bytes.</summary>
    /// <exception cref="ModelFormatException">They are something else, or a value is out of its range.</exception>
    public static ServeSettings Read(ReadOnlySpan<byte> json)
    {
        var settings = ServingJson.Read(json, ServingJson.Default.ServeSettings, FileName);
        settings.Check();
        return settings;
    }

    /// <summary>The file's bytes, indented, with a line feed at the end.</summary>
    public byte[] ToBytes() => ServingJson.Write(this, ServingJson.Default.ServeSettings);

    private void Check()
    {
        if (!Models.Any(m => m is { Shadow: false, Weight: > 0 }))
        {
            throw new ModelFormatException($"{FileName} names no model with a weight above 0.");
        }

        if (
            Models
                .GroupBy(m => m.Name, StringComparer.Ordinal)
                .FirstOrDefault(g => g.Count() > 1) is
            { } twice
        )
        {
            throw new ModelFormatException($"{FileName} names the model '{twice.Key}' twice.");
        }

        if (
            Models.Any(m => m.Weight is < 0 or > 1_000_000)
            || Limits.BodyBytes < 1
            || Limits.Rows < 1
            || Limits.Seconds <= 0
            || Log is { MaxBytes: < 1 } or { MaxFiles: < 1 }
        )
        {
            throw new ModelFormatException(
                $"{FileName} has a weight outside 0 to 1000000, or a limit that is not above 0."
            );
        }
    }
}
