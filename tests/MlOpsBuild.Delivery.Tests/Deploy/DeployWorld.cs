using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Containers;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Delivery.Deploy;
using MlOpsBuild.Registry.Deployments;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Delivery.Tests.Deploy;

/// <summary>
/// Registered models with images of the real serving program in the engine of the tests, and environments to deploy them to.
/// Each test has an environment of its own, which it removes in the end.
/// </summary>
public sealed class DeployWorld(TestEngine test) : IAsyncLifetime
{
    public const string Model = "sample";
    private const int Rows = 12;

    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-deploy-").FullName;
    private readonly Dictionary<int, SampleModel> _models = [];
    private readonly SemaphoreSlim _lock = new(1, 1);
    private int _environments;

    internal ContainerEngine Engine { get; private set; } = null!;

    internal ModelCatalog Catalog { get; private set; } = null!;

    internal PublishedApp App { get; private set; } = null!;

    internal static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A model with its image; the same number is the same model.</summary>
    internal async Task<SampleModel> NeedAsync(int number)
    {
        var engine = await test.NeedAsync();
        var debian = await test.NeedDebianAsync();
        await _lock.WaitAsync(Token);
        try
        {
            Engine = engine;
            Catalog ??= new ModelCatalog(OciLayout.Open(Path.Combine(_folder, "store")), Model);
            App ??= await new ServingApp(
                new ServingAppOptions
                {
                    CacheFolder = Path.Combine(Root(), ".mlops/tests/serving"),
                    Project = Path.Combine(
                        Root(),
                        "src/MlOpsBuild.Serving/MlOpsBuild.Serving.csproj"
                    ),
                }
            ).GetAsync("linux-x64", null, Token);
            return _models.TryGetValue(number, out var known)
                ? known
                : _models[number] = await MakeAsync(number, debian);
        }
        finally
        {
            _lock.Release();
        }
    }

    /// <summary>An environment that no other test has, on a port that was free.</summary>
    internal EnvironmentConfig Environment(DeployStrategy strategy, int replicas = 1) =>
        new()
        {
            Name = string.Create(
                CultureInfo.InvariantCulture,
                $"e{Interlocked.Increment(ref _environments)}-{Guid():x}"
            ),
            Strategy = strategy,
            Replicas = replicas,
            Port = FreePort(),
            ReadyWithin = TimeSpan.FromSeconds(20),
            DrainWithin = TimeSpan.FromSeconds(5),
            Steps =
            [
                new CanaryStepConfig { Weight = 20, Interval = TimeSpan.FromSeconds(1) },
                new CanaryStepConfig { Weight = 60, Interval = TimeSpan.FromSeconds(1) },
            ],
            Success = new DeploySuccessConfig
            {
                Every = TimeSpan.FromSeconds(0.5),
                MinRequests = 5,
            },
        };

    internal Deployer Deployer(IDeployObserver observer, ContainerEngine? engine = null) =>
        new(
            new DeployerOptions
            {
                Engine = engine ?? Engine,
                Catalog = Catalog,
                Observer = observer,
            }
        );

    internal static DeployRequest Request(EnvironmentConfig environment, SampleModel model) =>
        new()
        {
            Environment = environment,
            Model = model.Facts,
            Image = model.Image,
            Who = "Ada <ada@example.org>",
        };

    internal Task<DeploymentHistory> HistoryAsync(EnvironmentConfig environment) =>
        DeploymentHistory.ReadAsync(Catalog, environment.Name, Token);

    /// <summary>The containers of an environment: name and state, in ordinal order.</summary>
    internal string[] Containers(EnvironmentConfig environment) =>
        [
            .. test
                .Daemon.Docker(
                    "ps",
                    "--all",
                    "--no-trunc",
                    "--filter",
                    $"label={DeployLabels.Environment}={environment.Name}",
                    "--format",
                    "{{.Names}} {{.State}}"
                )
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Order(StringComparer.Ordinal),
        ];

    internal string Docker(params string[] arguments) => test.Daemon.Docker(arguments);

    /// <summary>Removes all that an environment has.</summary>
    internal void Remove(EnvironmentConfig environment)
    {
        foreach (var container in Containers(environment))
        {
            test.Daemon.Docker("rm", "--force", "--volumes", container.Split(' ')[0]);
        }

        var name = $"mlops-{Model}-{environment.Name}";
        foreach (var kind in new[] { "network", "volume" })
        {
            if (test.Daemon.Docker(kind, "ls", "--quiet", "--filter", $"name={name}").Length > 0)
            {
                test.Daemon.Docker(kind, "rm", name);
            }
        }
    }

    /// <summary>
    /// An image that says of itself what that of a model says, with something else in it: a script in the place of the
    /// serving program, which is told <c>serve</c>. It has busybox, and the program itself for all other commands.
    /// </summary>
    internal async Task<ImageRecord> ScriptedAsync(
        SampleModel model,
        string name,
        string serve,
        string extra = ""
    )
    {
        var shell = await test.NeedShellAsync();
        var models = Path.Combine(_folder, "scripted-" + name);
        CopyModels(models, FolderOf(model));
        Write(
            Path.Combine(models, "run.sh"),
            $"""
            #!/busybox/busybox sh
            b=/busybox/busybox
            [ "$1" = serve ] || exec /app/mlops-serve "$@"
            {serve}
            """
        );
        Write(
            Path.Combine(models, "handler.sh"),
            "#!/busybox/busybox sh\nb=/busybox/busybox\n" + extra
        );
        return await BuildAsync(
            model.Image,
            models,
            $"mlops/{Model}:{name}",
            $"""
            FROM {shell} AS shell
            FROM test/debian:1
            COPY --from=shell /bin/busybox /busybox/busybox
            USER {Dockerfile.UserId}
            ADD {Dockerfile.AppArchive} /
            ADD {Dockerfile.ModelArchive} /
            ENTRYPOINT ["/models/run.sh"]
            CMD ["serve"]
            {Labels(model.ModelDigest)}
            """
        );
    }

    /// <summary>An image with the files of one model and the labels of another.</summary>
    internal async Task<ImageRecord> MixedUpAsync(SampleModel labels, SampleModel files) =>
        await BuildAsync(
            labels.Image,
            FolderOf(files),
            $"mlops/{Model}:mixed-up",
            TextOf(labels.ModelDigest)
        );

    /// <summary>The same model in the same image, registered with golden rows one of which differs in its last bit.</summary>
    internal async Task<SampleModel> WithOtherGoldenAsync(SampleModel model)
    {
        var golden = model.Golden.ToList();
        golden[3] = golden[3] with { Outputs = [Math.BitIncrement(golden[3].Outputs[0])] };
        return model with
        {
            Golden = golden,
            Facts = model.Facts with
            {
                Model = await RegisterAsync(Path.Combine(FolderOf(model), "champion"), golden),
            },
        };
    }

    /// <summary>An image of the same model, served in another way.</summary>
    internal async Task<ImageRecord> WithSettingsAsync(
        SampleModel model,
        string name,
        Func<ServeSettings, ServeSettings> change,
        SampleModel? challenger = null
    )
    {
        var models = Path.Combine(_folder, "settings-" + name);
        CopyModels(models, FolderOf(model));
        if (challenger is not null)
        {
            CopyModels(
                Path.Combine(models, "challenger"),
                Path.Combine(FolderOf(challenger), "champion")
            );
        }

        SampleServing.WriteSettings(
            models,
            change(
                ServeSettings.Read(
                    await File.ReadAllBytesAsync(
                        Path.Combine(models, ServeSettings.FileName),
                        Token
                    )
                )
            )
        );
        return await BuildAsync(
            model.Image,
            models,
            $"mlops/{Model}:{name}",
            TextOf(model.ModelDigest)
        );
    }

    /// <summary>The name of an image with nothing of ours in it.</summary>
    internal Task<string> NeedShellAsync() => test.NeedShellAsync();

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public ValueTask DisposeAsync()
    {
        _lock.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<SampleModel> MakeAsync(int number, string debian)
    {
        debian.ShouldBe("test/debian:1");
        var models = Path.Combine(
            _folder,
            string.Create(CultureInfo.InvariantCulture, $"m{number}")
        );
        var folder = Path.Combine(models, "champion");
        var scorer = await SampleServing.WriteModelAsync(
            folder,
            SampleServing.Adult,
            model: Model,
            rows: 300,
            trees: 5,
            seed: (ulong)number
        );
        SampleServing.WriteSettings(
            models,
            new ServeSettings
            {
                Model = Model,
                Models = [new ServedModelSettings { Name = "champion", Path = "champion" }],
            }
        );
        var golden = Golden(scorer, number);
        var version = await RegisterAsync(folder, golden);
        var digest = await Digest.OfFileAsync(
            Path.Combine(folder, ModelBundle.ManifestFile),
            Token
        );
        var image = await BuildAsync(
            new ImageRecord
            {
                Model = Model,
                ModelDigest = digest,
                Key = Digest.Of("key"),
                ImageId = default,
                Tag = "",
                BaseImage = debian,
                Layers = [],
                Proof = new ImageProof(golden.Count, 0),
                Measurements = new ImageMeasurements
                {
                    StartupSeconds = 0.1,
                    TotalBytes = 1,
                    ImageBytes = 1,
                    MemoryBytes = 1,
                    P99Seconds = 0.001,
                    Requests = 1,
                },
            },
            models,
            string.Create(CultureInfo.InvariantCulture, $"mlops/{Model}:m{number}"),
            TextOf(digest)
        );
        return new SampleModel(
            new ModelFacts { Model = version, Verdict = new ModelVerdict(TestOutcome.Passed, []) },
            digest,
            golden,
            image
        );
    }

    private async Task<ModelVersion> RegisterAsync(string folder, IReadOnlyList<GoldenRow> golden)
    {
        var file = Path.Combine(_folder, GoldenRows.FileName);
        await File.WriteAllBytesAsync(file, GoldenRows.ToBytes(golden), Token);
        var manifest = await new ModelPackBuilder(Catalog.Layout).BuildAsync(
            [
                new ModelFile(
                    ModelFileKind.WeightConfig,
                    RegisteredModel.ManifestPath,
                    Path.Combine(folder, ModelBundle.ManifestFile)
                ),
                new ModelFile(
                    ModelFileKind.WeightConfig,
                    RegisteredModel.ContractPath,
                    Path.Combine(folder, ServingContract.FileName)
                ),
                new ModelFile(ModelFileKind.Dataset, GoldenRows.FileName, file),
            ],
            new ModelDescriptor
            {
                Name = Model,
                CreatedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            },
            new ModelTechnicals { Architecture = "gbdt" },
            null,
            Token
        );
        return await Catalog.AddAsync(manifest, null, VersionBump.Minor, Token);
    }

    private static List<GoldenRow> Golden(IScorer scorer, int number)
    {
        var random = new StableRandom((ulong)number, "golden rows");
        var rows = new List<GoldenRow>();
        for (var i = 0; i < Rows; i++)
        {
            var (json, values) = Row(random);
            var output = new double[scorer.Signature.OutputWidth];
            scorer.ScoreRow(values, output);
            rows.Add(new GoldenRow(Encoding.UTF8.GetBytes(json), output));
        }

        return rows;
    }

    private static (string Json, double[] Values) Row(StableRandom random)
    {
        var values = new double[SampleServing.Adult.Length];
        var cells = new List<string>();
        for (var f = 0; f < values.Length; f++)
        {
            var feature = SampleServing.Adult[f];
            var value = values[f] = SampleServing.Column(feature, 1, random)[0];
            cells.Add(
                $"\"{feature.Name}\":"
                    + (
                        double.IsNaN(value) ? "null"
                        : feature.Type == FeatureType.Category
                            ? $"\"{feature.Categories[(int)value]}\""
                        : value.ToString("R", CultureInfo.InvariantCulture)
                    )
            );
        }

        return ($"{{{string.Join(',', cells)}}}", values);
    }

    private async Task<ImageRecord> BuildAsync(
        ImageRecord record,
        string models,
        string tag,
        string dockerfile
    )
    {
        var context = await BuildContext.CreateAsync(App, models, Token);
        var built = await new ImageBuilder(Engine).BuildAsync(
            context,
            dockerfile.ReplaceLineEndings("\n"),
            tag,
            null,
            cancellationToken: Token
        );
        return record with { ImageId = Digest.Parse(built.ID), Tag = tag };
    }

    private string FolderOf(SampleModel model) =>
        Path.Combine(
            _folder,
            "m" + _models.Single(m => m.Value.ModelDigest == model.ModelDigest).Key
        );

    private static string TextOf(Digest modelDigest) =>
        Dockerfile.Render(
            "test/debian:1",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [ImageLabels.ModelName] = Model,
                [ImageLabels.ModelDigest] = modelDigest.ToString(),
            }
        );

    private static string Labels(Digest modelDigest) =>
        $"LABEL {ImageLabels.ModelName}={Model} {ImageLabels.ModelDigest}={modelDigest}";

    private static void CopyModels(string to, string from)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    private static void Write(string path, string script)
    {
        File.WriteAllText(path, script.ReplaceLineEndings("\n"));
        if (OperatingSystem.IsWindows())
        {
            return; // there is no engine, then
        }

        File.SetUnixFileMode(
            path,
            UnixFileMode.UserRead
                | UnixFileMode.UserExecute
                | UnixFileMode.GroupRead
                | UnixFileMode.GroupExecute
                | UnixFileMode.OtherRead
                | UnixFileMode.OtherExecute
        );
    }

    // Assemblies that run beside each other have an engine each, so that the process tells them apart.
    private static int Guid() => System.Environment.ProcessId;

    private static string Root([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../.."));
}
