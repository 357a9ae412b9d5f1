using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Shared;
using MlOpsBuild.Tests.Conventions;
using MlOpsBuild.Tests.Registry;
using MlOpsBuild.Tests.Registry.Remote;

namespace MlOpsBuild.Tests.Models;

/// <summary><c>baseline: production</c>: the promoted model, wherever it is.</summary>
public sealed class ProductionBaselineTests(DockerRegistry registry)
    : IClassFixture<DockerRegistry>,
        IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_promoted_model_it_is_the_constant_one_with_a_note()
    {
        var result = await EvaluateAsync(Project("none"), null, []);
        result.Baseline.Kind.ShouldBe("constant");
        result.Baseline.Note.ShouldBe("no model has been promoted to production yet");
    }

    [Fact]
    public async Task A_promoted_model_is_compared_with_and_a_second_run_is_a_hit()
    {
        var project = Project("local");
        var model = await PromoteAsync(project, null, "production", trees: 8);
        var result = await EvaluateAsync(project, null, []);
        result.Baseline.Kind.ShouldBe("production");
        result.Baseline.Description.ShouldBe($"production {model.Display}");
        result.Baseline.ModelDigest.ShouldBe(model.Digest.ToString());
        result.Baseline.Note.ShouldBe("");
        var ran = new List<string>();
        await EvaluateAsync(project, null, ran);
        ran.ShouldBeEmpty();

        // Another model in production is another comparison, and nothing else.
        await PromoteAsync(project, null, "production", trees: 4);
        await EvaluateAsync(project, null, ran);
        ran.ShouldBe(["compare"]);
    }

    [Fact]
    public async Task A_fresh_machine_gets_the_model_from_the_registry()
    {
        DockerRegistry.Need();
        var at = $"127.0.0.1:{registry.Port.ToString(CultureInfo.InvariantCulture)}/churn";
        var model = await PromoteAsync(Project("one"), at, "production", trees: 8);
        var fresh = Project("two");
        var result = await EvaluateAsync(fresh, at, []);
        result.Baseline.Description.ShouldBe($"production {model.Digest.Short}");
        var ran = new List<string>();
        await EvaluateAsync(fresh, at, ran);
        ran.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_registry_that_does_not_answer_is_a_note()
    {
        var result = await EvaluateAsync(Project("away"), "127.0.0.1:1/churn", []);
        result.Baseline.Kind.ShouldBe("constant");
        result.Baseline.Note.ShouldStartWith("the model in production cannot be had: Cannot ");
    }

    [Fact]
    public async Task A_model_that_is_no_bundle_of_ours_is_a_note()
    {
        var project = Project("foreign");
        var layout = Layout(project);
        var packed = await new ModelPackBuilder(layout).BuildAsync(
            [new ModelFile(ModelFileKind.Weight, "weights.onnx", _folder.Write("onnx", "x"))],
            new ModelDescriptor(),
            new ModelTechnicals(),
            null,
            Token
        );
        await layout.TagAsync("telco-churn/production", packed, Token);
        var result = await EvaluateAsync(project, null, []);
        result.Baseline.Kind.ShouldBe("constant");
        result.Baseline.Note.ShouldContain("holds no model.json");
    }

    // Trains with another number of trees, then goes back to what the project says.
    private async Task<ModelVersion> PromoteAsync(
        string project,
        string? registry,
        string alias,
        int trees
    )
    {
        var config = Path.Combine(project, "mlops.yaml");
        var text = await File.ReadAllTextAsync(config, Token);
        await File.WriteAllTextAsync(
            config,
            text.Replace("trees: 12", $"trees: {trees}", StringComparison.Ordinal),
            Token
        );
        var outcome = await Open(project, registry, []).TrainAsync(Token);
        var folder = _folder.At($"model-{trees}");
        var files = new List<ModelFile>();
        foreach (var output in outcome.Outputs)
        {
            var path = Path.Combine(folder, output.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await outcome.Blobs.CopyToFileAsync(output.Digest, path, Token);
            var kind = output.Path.EndsWith(".bin", StringComparison.Ordinal)
                ? ModelFileKind.Weight
                : ModelFileKind.WeightConfig;
            files.Add(new ModelFile(kind, output.Path, path));
        }

        var layout = Layout(project);
        var packed = await new ModelPackBuilder(layout).BuildAsync(
            files,
            new ModelDescriptor { Name = "telco-churn" },
            new ModelTechnicals(),
            null,
            Token
        );
        var verdict = new MlOpsBuild.Registry.Provenance.TestResult([], []);
        await new Attachments(layout).AttachAsync(
            packed,
            InTotoStatement.MediaType,
            InTotoStatement.MediaType,
            verdict.About(ResourceDescriptor.Of("telco-churn", packed.Digest)).ToBytes(),
            null,
            Token
        );
        var model = await new ModelCatalog(layout, "telco-churn").AddAsync(
            packed,
            null,
            VersionBump.Minor,
            Token
        );
        await ModelRegistry
            .Open(Options(project, registry, []))
            .PromoteAsync(new PromoteOptions { To = alias }, Token);
        await File.WriteAllTextAsync(config, text, Token);
        return model;
    }

    private static Task<ComparisonResult> EvaluateAsync(
        string project,
        string? registry,
        List<string> ran
    ) => Open(project, registry, ran).EvaluateAsync(Token);

    private static ModelProject Open(string project, string? registry, List<string> ran) =>
        ModelProject.Open(Options(project, registry, ran));

    private static ModelProjectOptions Options(
        string project,
        string? registry,
        List<string> ran
    ) =>
        new()
        {
            Root = project,
            Registry = registry,
            Observer = new Ran(ran),
        };

    private static OciLayout Layout(string project) =>
        OciLayout.Open(Path.Combine(project, ".mlops", "store"));

    // The template's data and configuration, with fewer trees and no other gates than one.
    private string Project(string name)
    {
        var root = _folder.At(name);
        var template = Path.Combine(RepositoryFiles.Root, "templates", "mlopsbuild");
        foreach (var file in new[] { "data/telco_churn.csv", "data/schema.yaml" })
        {
            Directory.CreateDirectory(Path.Combine(root, "data"));
            File.Copy(Path.Combine(template, file), Path.Combine(root, file));
        }

        File.WriteAllText(
            Path.Combine(root, "mlops.yaml"),
            """
            model: telco-churn
            task: binary
            data: { source: data/telco_churn.csv, schema: data/schema.yaml, label: churn, positive: "Yes" }
            train: { trainer: gbdt, parameters: { trees: 12 } }
            evaluate: { baseline: production, resamples: 100 }
            """
        );
        return root;
    }

    public void Dispose() => _folder.Dispose();

    private sealed class Ran(List<string> stages) : IStageObserver
    {
        public void OnDone(StageOutcome outcome, TimeSpan elapsed) => stages.Add(outcome.Stage);
    }
}
