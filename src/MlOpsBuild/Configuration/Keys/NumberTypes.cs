namespace MlOpsBuild.Configuration.Keys;

/// <summary>The kinds of number in mlops.yaml that several sections have.</summary>
internal static class NumberTypes
{
    /// <summary>A TCP port.</summary>
    public static readonly NumberType Port = new()
    {
        Whole = true,
        Min = 1,
        Max = 65_535,
    };

    /// <summary>How many of something run.</summary>
    public static readonly NumberType Replicas = new()
    {
        Whole = true,
        Min = 1,
        Max = 100,
    };
}
