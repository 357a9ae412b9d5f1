namespace MlOpsBuild.Registry.Provenance;

/// <summary>The predicates that are made here and how each is named as an artifact.</summary>
public static class PredicateTypes
{
    /// <summary>SLSA provenance v1.</summary>
    public const string SlsaProvenance = "https://slsa.dev/provenance/v1";

    /// <summary>in-toto test result v0.1.</summary>
    public const string TestResult = "https://in-toto.io/attestation/test-result/v0.1";

    /// <summary>OpenSSF model signing v1.0.</summary>
    public const string ModelSignature = "https://model_signing/signature/v1.0";

    /// <summary>The annotation of a referrer that holds its predicate's type.</summary>
    public const string Annotation = "in-toto.io/predicate-type";

    /// <summary>
    /// The <c>artifactType</c> of a signed statement: <c>application/vnd.in-toto.*+dsse</c>. It is a media type, because
    /// the image specification demands one and registries refuse a URI there.
    /// </summary>
    public static string ArtifactTypeOf(string predicateType) =>
        predicateType switch
        {
            SlsaProvenance => "application/vnd.in-toto.provenance+dsse",
            TestResult => "application/vnd.in-toto.test-result+dsse",
            ModelSignature => "application/vnd.in-toto.model-signature+dsse",
            _ => DsseEnvelope.MediaType,
        };
}
