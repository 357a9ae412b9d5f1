using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Provenance;
using TestResult = MlOpsBuild.Registry.Provenance.TestResult;

namespace MlOpsBuild.Tests.Registry.Provenance;

/// <summary>One document of each kind about a small model.</summary>
internal static class Documents
{
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";

    public static ResourceDescriptor Model { get; } =
        ResourceDescriptor.Of(
            "churn",
            Digest.Of("model"),
            "application/vnd.oci.image.manifest.v1+json"
        );

    public static SlsaProvenance Provenance { get; } =
        new()
        {
            ExternalParameters = new JsonObject { ["config"] = "mlops.yaml", ["target"] = "Train" },
            InternalParameters = new JsonObject { ["version"] = "0.1.0" },
            ResolvedDependencies =
            [
                ResourceDescriptor.Of("data/train.csv", Digest.Of("train")),
                ResourceDescriptor.OfGitCommit("https://user:secret@example.org/churn.git", Commit),
                ResourceDescriptor.Of("data/test.csv", Digest.Of("test")),
            ],
            StartedOn = new DateTimeOffset(2025, 3, 4, 5, 6, 7, TimeSpan.FromHours(2)),
            FinishedOn = new DateTimeOffset(2025, 3, 4, 3, 6, 8, TimeSpan.Zero),
        };

    public static TestResult Gates { get; } =
        new(
            [
                new TestCase("min auc", TestOutcome.Passed),
                new TestCase("max gap", TestOutcome.Warned),
                new TestCase("max regression", TestOutcome.Passed),
            ],
            [ResourceDescriptor.Of("mlops.yaml", Digest.Of("config"))],
            "https://example.org/runs/1"
        );

    public static FileDigest[] Files { get; } =
    [new("model/trees.bin", Digest.Of("b")), new("README.md", Digest.Of("a"))];

    public static MlBom Bom { get; } =
        new()
        {
            Name = "churn",
            Version = "1.2.0",
            Description = "Who leaves.",
            Digest = Digest.Of("model"),
            License = "MIT OR Apache-2.0",
            Timestamp = new DateTimeOffset(2025, 3, 4, 3, 6, 8, TimeSpan.Zero),
            ToolVersion = "0.1.0",
            Approach = "supervised",
            Task = "classification",
            ArchitectureFamily = "decision trees",
            ModelArchitecture = "gbdt",
            Inputs = ["number", "string"],
            Outputs = ["probability"],
            Datasets =
            [
                new MlBomDataset("train.csv", Digest.Of("train"), "Training"),
                new MlBomDataset("test.csv", Digest.Of("test")),
            ],
            Metrics =
            [
                new MlBomMetric("auc", "0.8431", null, "0.8312", "0.8544"),
                new MlBomMetric("auc", "0.79", "region = north"),
            ],
            TechnicalLimitations = ["Not for customers under 18."],
        };

    public static (string Private, string Public) NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return (key.ExportPkcs8PrivateKeyPem(), key.ExportSubjectPublicKeyInfoPem());
    }

    public static string Indented(byte[] json) =>
        Encoding.UTF8.GetString(CanonicalJson.ToIndented(JsonNode.Parse(json)));
}
