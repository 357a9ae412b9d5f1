using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Containers;
using MlOpsBuild.Delivery.Deploy;
using MlOpsBuild.Registry.Deployments;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Tests.Deploy;

/// <summary>What is refused before anything is touched, and in which words.</summary>
public sealed class DeployRulesTests
{
    private static readonly Digest s_manifest = Digest.Of("package");
    private static readonly Digest s_model = Digest.Of("model.json");
    private static readonly Digest s_imageId = Digest.Of("image");

    private static readonly ModelVersion s_version = new(
        SemanticVersion.Parse("v1.2.0"),
        new OciDescriptor(OciMediaTypes.Manifest, s_manifest, 1)
    );

    private static readonly string s_name = $"churn v1.2.0 ({s_manifest.Short})";

    [Fact]
    public void A_registered_model_that_passed_in_a_proven_image_may_be_deployed() => Check();

    [Fact]
    public void A_model_without_a_version_is_not_registered()
    {
        Should
            .Throw<UsageException>(() =>
                Check(facts: f => f with { Model = s_version with { Version = null } })
            )
            .Message.ShouldBe(
                $"churn {s_manifest.Short} is not deployed to staging: it is not registered. './build.sh Register' gives it a version."
            );
    }

    [Fact]
    public void Gates_must_have_passed()
    {
        Refused(f =>
                f with
                {
                    Verdict = new ModelVerdict(TestOutcome.Failed, ["auc 0.7, min 0.8"]),
                }
            )
            .ShouldBe(
                $"{s_name} is not deployed to staging: it failed its gates (auc 0.7, min 0.8)."
            );
        Refused(f => f with { Verdict = new ModelVerdict(null, []) })
            .ShouldStartWith(
                $"{s_name} is not deployed to staging: no test result about exactly this model is attached."
            );
        Refused(f => f with { Verdict = new ModelVerdict(TestOutcome.Warned, []) })
            .ShouldStartWith(
                $"{s_name} is not deployed to staging: its gates could not decide. Test it on more rows, or allow it"
            );
        Check(
            f => f with { Verdict = new ModelVerdict(TestOutcome.Warned, []) },
            allowInconclusive: true
        );
    }

    [Fact]
    public void The_image_must_be_of_this_model()
    {
        Refused(image: i => i with { Model = "other" })
            .ShouldBe(
                $"{s_name} is not deployed to staging: the image mlops/churn:1 serves other. './build.sh Containerize' builds one of churn."
            );
        Refused(image: i => i with { ModelDigest = Digest.Of("another") })
            .ShouldBe(
                $"{s_name} is not deployed to staging: the image mlops/churn:1 serves the model {Digest.Of("another").Short}, and the registered one is {s_model.Short}. './build.sh Containerize' builds an image of the registered one."
            );
    }

    [Fact]
    public void The_image_must_be_proven_and_within_its_limits()
    {
        Refused(image: i => i with { Proof = new ImageProof(100, 2, "row 7: 0.25, expected 0.5") })
            .ShouldBe(
                $"{s_name} is not deployed to staging: its image mlops/churn:1 was not accepted: 2 of 100 golden rows through the running image came back different: row 7: 0.25, expected 0.5. './build.sh Containerize' builds, proves and measures it anew."
            );
        Refused(image: i => i with { Proof = new ImageProof(0, 0) })
            .ShouldContain("no golden row was sent through the running image");
        Refused(image: i => i with { Gates = [new ImageGate("p99Seconds", 0.012, 0.005)] })
            .ShouldContain("was not accepted: p99Seconds 0.012, at most 0.005.");
    }

    [Fact]
    public void The_package_must_have_what_proves_a_server()
    {
        Should
            .Throw<RejectedException>(() => Check(registered: r => r with { Golden = [] }))
            .Message.ShouldContain("its package has no golden rows or no serving contract");
    }

    [Fact]
    public void The_engines_image_must_be_the_recorded_one()
    {
        CheckImage();
        RefusedImage(id: Digest.Of("tampered").ToString())
            .ShouldBe(
                $"churn is not deployed to staging: the image mlops/churn:1 is {Digest.Of("tampered")} in the engine, and {s_imageId} was recorded: it was changed since. './build.sh Containerize' builds and records one."
            );
        RefusedImage(labels: [])
            .ShouldBe(
                $"churn is not deployed to staging: the image mlops/churn:1 has no labels org.mlopsbuild.model-name and org.mlopsbuild.model-digest: it was not made by this build. './build.sh Containerize' builds and records one."
            );
        RefusedImage(
                labels: new Dictionary<string, string>
                {
                    [ImageLabels.ModelName] = "churn",
                    [ImageLabels.ModelDigest] = "sha256:1\u001b[2J",
                }
            )
            .ShouldBe(
                $"churn is not deployed to staging: the image mlops/churn:1 says that it serves churn sha256:1 [2J, expected churn {s_model}. './build.sh Containerize' builds and records one."
            );
    }

    [Fact]
    public void An_engine_that_names_images_by_their_manifest_is_asked_for_that()
    {
        var reference = $"registry.example/churn/serve@{Digest.Of("manifest")}";
        CheckImage(Digest.Of("manifest").ToString(), [reference], reference: reference);
        Should.Throw<RejectedException>(() =>
            CheckImage(
                Digest.Of("manifest").ToString(),
                [$"registry.example/churn/serve@{Digest.Of("other")}"],
                reference: reference
            )
        );
    }

    private static string Refused(
        Func<ModelFacts, ModelFacts>? facts = null,
        Func<ImageRecord, ImageRecord>? image = null
    ) => Should.Throw<RejectedException>(() => Check(facts, image)).Message;

    private static string RefusedImage(
        string? id = null,
        Dictionary<string, string>? labels = null
    ) => Should.Throw<RejectedException>(() => CheckImage(id, labels: labels)).Message;

    private static void CheckImage(
        string? id = null,
        string[]? digests = null,
        Dictionary<string, string>? labels = null,
        string? reference = null
    ) =>
        DeployRules.CheckImage(
            "churn",
            "staging",
            new DeployedImage(s_imageId, "mlops/churn:1", reference),
            s_model,
            id ?? s_imageId.ToString(),
            digests ?? [],
            labels
                ?? new Dictionary<string, string>
                {
                    [ImageLabels.ModelName] = "churn",
                    [ImageLabels.ModelDigest] = s_model.ToString(),
                }
        );

    private static void Check(
        Func<ModelFacts, ModelFacts>? facts = null,
        Func<ImageRecord, ImageRecord>? image = null,
        Func<RegisteredModel, RegisteredModel>? registered = null,
        bool allowInconclusive = false
    )
    {
        var model = new ModelFacts
        {
            Model = s_version,
            Verdict = new ModelVerdict(TestOutcome.Passed, []),
        };
        var package = new RegisteredModel(
            s_version,
            s_model,
            new Scoring.ModelSignature(ModelTask.Regression, "y", [], []),
            new ServingContract
            {
                Model = "churn",
                Features = [],
                Scores = new Distribution { Edges = [], Counts = [1] },
            },
            [new GoldenRow("{}"u8.ToArray(), [1])]
        );
        var record = new ImageRecord
        {
            Model = "churn",
            ModelDigest = s_model,
            Key = Digest.Of("key"),
            ImageId = s_imageId,
            Tag = "mlops/churn:1",
            BaseImage = "base",
            Layers = [],
            Proof = new ImageProof(100, 0),
            Measurements = new ImageMeasurements
            {
                StartupSeconds = 1,
                TotalBytes = 1,
                ImageBytes = 1,
                MemoryBytes = 1,
                P99Seconds = 1,
                Requests = 1,
            },
        };
        DeployRules.Check(
            "churn",
            "staging",
            facts?.Invoke(model) ?? model,
            registered?.Invoke(package) ?? package,
            image?.Invoke(record) ?? record,
            allowInconclusive
        );
    }
}
