namespace MlOpsBuild.Scoring;

/// <summary>
/// The weights file of a <see cref="LinearScorer"/>. Little-endian: the 8 characters <c>MLOBLINR</c>; int32 version,
/// outputs, features, weights; per feature float64 mean, float64 scale, int32 1 if it has a missing indicator else 0;
/// float64 intercept per output; float64 per weight. See <see cref="LinearWeights"/> for their order and meaning.
/// </summary>
internal static class LinearFormat
{
    public const string Kind = "linear";
    private const int Version = 1;

    private static ReadOnlySpan<byte> Magic => "MLOBLINR"u8;

    public static byte[] Write(ModelSignature signature, LinearWeights weights)
    {
        var writer = new WeightWriter(Magic, Version);
        writer.Write(signature.OutputWidth);
        writer.Write(signature.Features.Count);
        writer.Write(weights.Weights.Length);
        foreach (var term in weights.Terms)
        {
            writer.Write(term.Mean);
            writer.Write(term.Scale);
            writer.Write(term.MissingIndicator ? 1 : 0);
        }

        writer.Write(weights.Intercepts);
        writer.Write(weights.Weights);
        return writer.ToArray();
    }

    public static LinearWeights Read(ModelSignature signature, ReadOnlySpan<byte> data)
    {
        var reader = new WeightReader(data);
        reader.ReadHeader(Magic, Version);
        reader.ReadExpected(signature.OutputWidth, "outputs");
        reader.ReadExpected(signature.Features.Count, "features");
        var count = reader.ReadCount("weights", sizeof(double));
        var terms = new LinearTerm[signature.Features.Count];
        for (var f = 0; f < terms.Length; f++)
        {
            terms[f] = new LinearTerm(
                reader.ReadDouble("the means"),
                reader.ReadDouble("the scales"),
                reader.ReadInt32("the missing indicators") switch
                {
                    0 => false,
                    1 => true,
                    var other => throw new ModelFormatException(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"model.bin: feature {f} has missing indicator {other}, expected 0 or 1."
                        )
                    ),
                }
            );
        }

        var intercepts = reader.ReadFinite(signature.OutputWidth, "the intercepts");
        var values = reader.ReadFinite(count, "the weights");
        reader.ReadEnd();
        return new LinearWeights(signature, terms, intercepts, values);
    }
}
