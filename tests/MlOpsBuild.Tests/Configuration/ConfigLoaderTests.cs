using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Tests.Configuration;

public sealed class ConfigLoaderTests : IDisposable
{
    private const string Smallest =
        "model: m\ntask: regression\ndata:\n  source: d.csv\n  label: y\ntrain: {}\n";

    private readonly string _folder = Directory
        .CreateTempSubdirectory("mlopsbuild-config-")
        .FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_key_of_serving_reaches_its_record()
    {
        var config = Parse(
            Smallest
                + """
                serve:
                  port: 9000
                  limits: { bodyBytes: 2048, rows: 5, seconds: 0.5 }
                  apiKeys: true
                  log: { fields: [a, b], folder: logs, maxBytes: 5000, maxFiles: 2 }
                  models:
                    - { version: production, weight: 90 }
                    - { version: v1.0.0, shadow: true }
                container:
                  baseImage: base:1
                  image: registry.example.org/x/{model}
                  gates:
                    - { metric: p99Seconds, max: 0.005 }
                deploy:
                  environments:
                    staging:
                      engine: tcp://10.0.0.1:2376
                      bind: 0.0.0.0
                      port: 81
                      replicas: 2
                      strategy: canary
                      steps: [{ weight: 5, interval: 30s }, { weight: 60, interval: 2h }]
                      success: { maxErrorRate: 0, maxP99: 0.25, every: 5s, minRequests: 7, failureLimit: 2 }
                      readyWithin: 5m
                      drainWithin: 90s
                      url: https://staging.example.org
                    production:
                      target: kubernetes
                      strategy: blue-green
                      kubernetes: { kind: inference-service, namespace: ml, context: prod, maxReplicas: 9, targetCpu: 50, cpu: "2", memory: 1Gi }
                """
        );
        config.Serve.Port.ShouldBe(9000);
        config.Serve.Limits.ShouldBe(
            new ServeLimits
            {
                BodyBytes = 2048,
                Rows = 5,
                Seconds = 0.5,
            }
        );
        config.Serve.ApiKeys.ShouldBeTrue();
        config.Serve.Log!.Fields.ShouldBe(["a", "b"]);
        (config.Serve.Log.Folder, config.Serve.Log.MaxBytes, config.Serve.Log.MaxFiles).ShouldBe(
            ("logs", 5000, 2)
        );
        config
            .Serve.Models.Select(m => (m.Version, m.Weight, m.Shadow))
            .ShouldBe([("production", 90, false), ("v1.0.0", 0, true)]);
        (config.Container.BaseImage, config.Container.Image).ShouldBe(
            ("base:1", "registry.example.org/x/{model}")
        );
        config.Container.Gates.ShouldHaveSingleItem().Max.ShouldBe(0.005);
        config.Deploy.Environments.Keys.ShouldBe(["staging", "production"]);
        var staging = config.Deploy.Environments["staging"];
        staging.ShouldBe(
            new EnvironmentConfig
            {
                Name = "staging",
                Engine = "tcp://10.0.0.1:2376",
                Bind = "0.0.0.0",
                Port = 81,
                Replicas = 2,
                Strategy = DeployStrategy.Canary,
                Steps = staging.Steps,
                Success = new DeploySuccessConfig
                {
                    MaxErrorRate = 0,
                    MaxP99 = 0.25,
                    Every = TimeSpan.FromSeconds(5),
                    MinRequests = 7,
                    FailureLimit = 2,
                },
                ReadyWithin = TimeSpan.FromMinutes(5),
                DrainWithin = TimeSpan.FromSeconds(90),
                Url = "https://staging.example.org",
                Line = staging.Line,
            }
        );
        staging
            .Steps.Select(s => (s.Weight, s.Interval.TotalSeconds))
            .ShouldBe([(5, 30.0), (60, 7200.0)]);
        var production = config.Deploy.Environments["production"];
        (production.Target, production.Strategy).ShouldBe(
            (DeployTarget.Kubernetes, DeployStrategy.BlueGreen)
        );
        production.Steps.Select(s => s.Weight).ShouldBe([10, 50]);
        production.Kubernetes.ShouldBe(
            new KubernetesConfig
            {
                Kind = KubernetesKind.InferenceService,
                Namespace = "ml",
                Context = "prod",
                MaxReplicas = 9,
                TargetCpu = 50,
                Cpu = "2",
                Memory = "1Gi",
            }
        );
    }

    [Fact]
    public void Every_key_reaches_its_record()
    {
        var config = Parse(
            """
            model: telco-churn
            task: binary
            data:
              source: data/part-*.jsonl.gz
              schema: schema/telco.yaml
              label: churn
              positive: "Yes"
              ignore: [customer, row]
              split: { test: 0.25, validation: 0.1, time: month }
            checks:
              nulls: { warn: 0.01, max: 0.05 }
              types: { enabled: false }
            train:
              trainer: linear
              parameters: { c: 2, missingIndicator: false }
              seed: 18446744073709551615
            evaluate:
              baseline: v1.0
              slices: [female, contract]
              gates:
                - { metric: auc, min: 0.82 }
                - { metric: logLoss, max: 0.5 }
                - { metric: auc, maxRegression: 0 }
                - { metric: f1, slice: female, maxGap: 0.05 }
              resamples: 500
              confidence: 0.9
            """
        );
        config.Model.ShouldBe("telco-churn");
        config.Task.ShouldBe(ModelTask.Binary);
        config.Data.ShouldBe(
            new DataConfig
            {
                Source = "data/part-*.jsonl.gz",
                SourceLine = config.Data.SourceLine,
                Schema = "schema/telco.yaml",
                Label = "churn",
                Positive = "Yes",
                Ignore = config.Data.Ignore,
                Split = new SplitConfig
                {
                    Test = 0.25,
                    Validation = 0.1,
                    Time = "month",
                },
            }
        );
        config.Data.SourceLine.ShouldBe(4);
        config.Data.Ignore.ShouldBe(["customer", "row"]);
        config.Checks.ShouldBe(
            new Dictionary<string, CheckConfig>
            {
                ["nulls"] = new()
                {
                    Warn = 0.01,
                    Max = 0.05,
                    Line = 11,
                },
                ["types"] = new() { Enabled = false, Line = 12 },
            },
            ignoreOrder: true
        );
        config.Train.Trainer.ShouldBe("linear");
        config.Train.Seed.ShouldBe(ulong.MaxValue);
        config.Train.Parameters.ShouldBe(
            new Dictionary<string, object> { ["c"] = 2.0, ["missingIndicator"] = false },
            ignoreOrder: true
        );
        config.Evaluate.Baseline.ShouldBe("v1.0");
        config.Evaluate.Slices.ShouldBe(["female", "contract"]);
        config.Evaluate.Resamples.ShouldBe(500);
        config.Evaluate.Confidence.ShouldBe(0.9);
        config.Evaluate.Gates.ShouldBe([
            new GateConfig
            {
                Metric = "auc",
                Min = 0.82,
                Line = 21,
            },
            new GateConfig
            {
                Metric = "logLoss",
                Max = 0.5,
                Line = 22,
            },
            new GateConfig
            {
                Metric = "auc",
                MaxRegression = 0,
                Line = 23,
            },
            new GateConfig
            {
                Metric = "f1",
                Slice = "female",
                MaxGap = 0.05,
                Line = 24,
            },
        ]);
    }

    [Fact]
    public void What_is_not_written_has_the_default_of_its_record()
    {
        var config = Parse(Smallest);
        config.Data.Schema.ShouldBe(new DataConfig { Source = "", Label = "" }.Schema);
        config.Data.Split.ShouldBe(new SplitConfig());
        config.Data.Positive.ShouldBeNull();
        config.Data.Ignore.ShouldBeEmpty();
        config.Checks.ShouldBeEmpty();
        config.Train.Trainer.ShouldBe(new TrainConfig().Trainer);
        config.Train.Seed.ShouldBe(new TrainConfig().Seed);
        config.Train.Parameters.ShouldBeEmpty();
        config.Evaluate.Baseline.ShouldBe(new EvaluateConfig().Baseline);
        config.Evaluate.Resamples.ShouldBe(new EvaluateConfig().Resamples);
        config.Evaluate.Confidence.ShouldBe(new EvaluateConfig().Confidence);
        config.Evaluate.Slices.ShouldBeEmpty();
        config.Evaluate.Gates.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Yes", "Yes")]
    [InlineData("\"No\"", "No")]
    [InlineData("1", "1")]
    [InlineData("1.0", "1.0")]
    [InlineData("0x1F", "0x1F")]
    [InlineData("true", "true")]
    [InlineData("'null'", "null")]
    [InlineData("\" \"", " ")]
    public void The_positive_value_is_taken_as_written(string written, string expected) =>
        Parse(
            Smallest
                .Replace("regression", "binary")
                .Replace("label: y", $"label: y\n  positive: {written}")
        )
            .Data.Positive.ShouldBe(expected);

    [Fact]
    public void The_sample_loads()
    {
        var path = Path.Combine(GoldenFile.Root, "templates/mlopsbuild/mlops.yaml");
        var config = ConfigLoader.Load(path, "mlops.yaml", ProductVocabulary.Instance);
        config.FilePath.ShouldBe(path);
        config.ProjectDirectory.ShouldBe(Path.GetDirectoryName(path));
        config.Evaluate.Slices.ShouldBe(["female", "senior_citizen", "contract"]);
        config.Evaluate.Gates.Count.ShouldBe(3);
        File.Exists(Path.Combine(config.ProjectDirectory, config.Data.Source)).ShouldBeTrue();
    }

    [Fact]
    public void Byte_order_mark_and_Windows_line_ends_change_nothing()
    {
        var path = Path.Combine(_folder, "mlops.yaml");
        File.WriteAllText(path, Smallest.Replace("\n", "\r\n"), new UTF8Encoding(true));
        var config = ConfigLoader.Load(path, "mlops.yaml", TestVocabulary.Instance);
        config.Data.ShouldBe(Parse(Smallest).Data with { Ignore = config.Data.Ignore });
    }

    [Fact]
    public void A_missing_file_is_told_with_where_it_was_looked_for_and_what_to_do() =>
        Should
            .Throw<UsageException>(() =>
                ConfigLoader.Load(
                    Path.Combine(_folder, "a", "..", "mlops.yaml"),
                    "mlops.yaml",
                    TestVocabulary.Instance
                )
            )
            .Message.ShouldBe(
                $"mlops.yaml: there is no such file (looked for {_folder}/mlops.yaml). Name the model's folder or file with --model, or make a new project with: dotnet new mlopsbuild"
            );

    [Fact]
    public void The_location_is_the_first_problems()
    {
        var error = Should.Throw<UsageException>(() =>
            Parse(Smallest.Replace("label: y", "label: []").Replace("train: {}", "train: []"))
        );
        error.Location.ShouldBe(new SourceLocation("mlops.yaml", 5, 10));
        error.ExitCode.ShouldBe(MlOpsExitCode.Usage);
        error
            .Message.Split('\n')
            .Select(l => l.Split(": ")[0])
            .ShouldBe(["mlops.yaml:5:10", "mlops.yaml:6:8"]);
    }

    [Fact]
    public void Plug_ins_are_not_looked_for_unless_named()
    {
        static T Fail<T>() => throw new InvalidOperationException("looked for");
        var vocabulary = new ConfigVocabulary
        {
            Checks = Fail<IReadOnlyList<string>>,
            Metrics = _ => Fail<IReadOnlyList<string>>(),
            Trainers = () => [new TrainerDescription("gbdt", _ => true, [])],
        };
        Should.NotThrow(() => ConfigLoader.Parse(Smallest, "/p/mlops.yaml", "f", vocabulary));
    }

    private static MlOpsConfig Parse(string text) =>
        ConfigLoader.Parse(text, "/project/mlops.yaml", "mlops.yaml", TestVocabulary.Instance);
}
