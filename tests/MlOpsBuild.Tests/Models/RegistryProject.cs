using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Tests.Evaluation.Baselines;
using MlOpsBuild.Tests.Registry.Models;

namespace MlOpsBuild.Tests.Models;

/// <summary>A project in a Git repository with a store of its own and models in it.</summary>
internal sealed class RegistryProject : IDisposable
{
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal)
    {
        ["GITHUB_ACTIONS"] = "true",
        ["GITHUB_ACTOR"] = "ada",
    };

    public RegistryProject(bool git = true, string promote = "", string? registry = null)
    {
        Repository = new TemporaryRepository(git);
        Registry = registry;
        Repository.Write(
            "mlops.yaml",
            $$"""
            model: {{ModelSample.Name}}
            task: regression
            data: { source: data/d.csv, schema: data/schema.yaml, label: y }
            train: { trainer: linear }
            {{promote}}
            """
        );
        NativeLibrary.Link(Path.Combine(Repository.Root, ".mlops", "native"));
        if (git)
        {
            Head = Repository.Commit("start");
        }
    }

    public TemporaryRepository Repository { get; }

    public string Head { get; } = "";

    public string? Registry { get; }

    public StillClock Clock { get; } = new();

    public OciLayout Layout => OciLayout.Open(Path.Combine(Repository.Root, ".mlops", "store"));

    public ModelCatalog Catalog => new(Layout, ModelSample.Name);

    /// <summary>Who runs the build, as GitHub Actions says it.</summary>
    public string Actor
    {
        set => _environment["GITHUB_ACTOR"] = value;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ModelRegistry Open() =>
        ModelRegistry.Open(
            new ModelProjectOptions
            {
                Root = Repository.Root,
                Registry = Registry,
                Time = Clock,
            },
            name => _environment.GetValueOrDefault(name)
        );

    public Task<MoveReport> PromoteAsync(
        string? version = null,
        string? to = null,
        string? reason = null,
        bool force = false,
        string? key = null
    ) =>
        Open()
            .PromoteAsync(
                new PromoteOptions
                {
                    Version = version,
                    To = to,
                    Reason = reason,
                    Force = force,
                    VerificationKey = key,
                },
                Token
            );

    public Task<MoveReport> RollbackAsync(
        int? steps = null,
        string? version = null,
        bool force = false
    ) =>
        Open()
            .RollbackAsync(
                new RollbackOptions
                {
                    Steps = steps,
                    Version = version,
                    Force = force,
                },
                Token
            );

    public Task<string> ApproveAsync(
        string? version = null,
        string? to = null,
        string? key = null
    ) => Open().ApproveAsync(to, version, "looks good", key, Token);

    public async Task<string> TextAsync(bool history = false) =>
        ModelsText.Render(await Open().ListAsync(Token), history, Clock.Now);

    public Task<AliasHistory> HistoryAsync(string alias = "production") =>
        AliasHistory.ReadAsync(Catalog, alias, Token);

    /// <summary>A registered model with a verdict, metrics and, where a commit is given, provenance.</summary>
    public async Task<ModelVersion> AddAsync(
        int seed,
        TestOutcome? outcome = TestOutcome.Passed,
        string? commit = null,
        Digest? about = null
    )
    {
        var model = await new ModelPackBuilder(Layout).BuildAsync(
            [
                new ModelFile(
                    ModelFileKind.Weight,
                    "model/model.bin",
                    Repository.Write($".mlops/in/{seed}", $"weights of model {seed}")
                ),
            ],
            new ModelDescriptor
            {
                Name = ModelSample.Name,
                CreatedAt = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddHours(
                    13 * seed
                ),
            },
            new ModelTechnicals(),
            null,
            Token
        );
        if (outcome is { } tested)
        {
            await VerdictAsync(model, tested, about);
        }

        await new Attachments(Layout).AttachAsync(
            model,
            new MlBom
            {
                Name = ModelSample.Name,
                Metrics =
                [
                    new MlBomMetric("rmse", (0.5 - (seed / 100.0)).ToString("R")),
                    new MlBomMetric("rmse", "9", "region = north"),
                    new MlBomMetric("mae", "0.25"),
                ],
            },
            Token
        );
        if (commit is not null)
        {
            var provenance = new SlsaProvenance
            {
                ExternalParameters = new JsonObject(),
                ResolvedDependencies =
                [
                    ResourceDescriptor.OfGitCommit("https://example.org/team/churn", commit),
                    ResourceDescriptor.Of("data/d.csv", Digest.Of($"data {seed}")),
                ],
            };
            using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var key = SigningKey.FromPem(pair.ExportPkcs8PrivateKeyPem());
            await new Attachments(Layout).AttachAsync(
                model,
                DsseEnvelope.Sign(
                    provenance.About(ResourceDescriptor.Of(ModelSample.Name, model.Digest)),
                    key
                ),
                Token
            );
        }

        return await Catalog.AddAsync(model, null, VersionBump.Minor, Token);
    }

    /// <summary>Attaches a test result without a signature.</summary>
    public Task VerdictAsync(OciDescriptor model, TestOutcome outcome, Digest? about = null) =>
        new Attachments(Layout).AttachAsync(
            model,
            InTotoStatement.MediaType,
            InTotoStatement.MediaType,
            new MlOpsBuild.Registry.Provenance.TestResult(
                [new TestCase("rmse at most 0.5", outcome)],
                []
            )
                .About(ResourceDescriptor.Of(ModelSample.Name, about ?? model.Digest))
                .ToBytes(),
            null,
            Token
        );

    /// <summary>Attaches a signed test result.</summary>
    public async Task SignedVerdictAsync(
        OciDescriptor model,
        TestOutcome outcome,
        string pem,
        Digest? about = null
    )
    {
        using var key = SigningKey.FromPem(pem);
        await new Attachments(Layout).AttachAsync(
            model,
            DsseEnvelope.Sign(
                new MlOpsBuild.Registry.Provenance.TestResult(
                    [new TestCase("rmse at most 0.5", outcome)],
                    []
                ).About(ResourceDescriptor.Of(ModelSample.Name, about ?? model.Digest)),
                key
            ),
            Token
        );
    }

    public void Dispose() => Repository.Dispose();
}
