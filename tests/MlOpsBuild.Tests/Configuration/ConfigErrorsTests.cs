using MlOpsBuild.Configuration;

namespace MlOpsBuild.Tests.Configuration;

public class ConfigErrorsTests
{
    private const string Good = """
        model: telco-churn
        task: binary
        data:
          source: data/telco_churn.csv
          schema: data/schema.yaml
          label: churn
          positive: "Yes"
          ignore: [customer]
          split: { test: 0.2, seed: 42 }
        checks: { nulls: { max: 0.05 } }
        train:
          trainer: gbdt
          parameters: { trees: 300, learningRate: 0.05, depth: 5 }
          seed: 42
        evaluate:
          baseline: production
          slices: [female, contract]
          gates:
            - { metric: auc, min: 0.82 }
            - { metric: auc, maxRegression: 0.005 }
            - { metric: auc, slice: female, maxGap: 0.05 }

        """;

    private const string Gbdt =
        "  trainer: gbdt\n  parameters: { trees: 300, learningRate: 0.05, depth: 5 }";

    private static readonly ErrorCase[] Cases =
    [
        // keys
        new("unknown key at the root", "checks:", "check:"),
        new("a section that is not known", "task: binary", "task: binary\nserving: { port: 80 }"),
        // serving and deploying
        new("a port that is none", "task: binary", "task: binary\nserve: { port: 80000 }"),
        new(
            "weights above 100, a version twice, a shadow with a share",
            "task: binary",
            "task: binary\nserve:\n  models:\n    - { version: v1.0.0, weight: 60 }\n    - { version: v1.0.0, weight: 50 }\n    - { version: v2.0.0, weight: 1, shadow: true }"
        ),
        new(
            "a container's metric that is none",
            "task: binary",
            "task: binary\ncontainer: { gates: [{ metric: p99, max: 1 }] }"
        ),
        new(
            "times that are none",
            "task: binary",
            "task: binary\ndeploy:\n  environments:\n    staging: { readyWithin: 30, drainWithin: 2d }"
        ),
        new(
            "keys of another target or strategy",
            "task: binary",
            "task: binary\ndeploy:\n  environments:\n    staging: { target: kubernetes, port: 80, steps: [{ weight: 5 }] }"
        ),
        new(
            "steps that do not grow",
            "task: binary",
            "task: binary\ndeploy:\n  environments:\n    staging: { strategy: canary, steps: [{ weight: 50 }, { weight: 50 }] }"
        ),
        new(
            "an environment's name, engine, address and quantity",
            "task: binary",
            "task: binary\ndeploy:\n  environments:\n    My_Env: {}\n    a: { engine: docker, url: staging, bind: localhost }\n    b: { target: kubernetes, kubernetes: { memory: 1GB } }"
        ),
        new("unknown key in a section", "  label:", "  lable:"),
        new(
            "unknown key in a list",
            "{ metric: auc, min: 0.82 }",
            "{ metric: auc, minimum: 0.82 }"
        ),
        new("key in another letter case", "learningRate: 0.05", "LearningRate: 0.05"),
        new("key twice", "task: binary", "task: binary\nmodel: other"),
        new("key of another section", "task: binary", "task: binary\nlabel: churn\ntest: 0.2"),
        new("missing keys at the root", "model: telco-churn\ntask: binary\n", ""),
        new("missing sections", "", "model: telco-churn\ntask: binary\n"),
        new("missing key in a section", "  source: data/telco_churn.csv\n", ""),
        new("missing key in a list", "{ metric: auc, min: 0.82 }", "{ min: 0.82 }"),
        // kinds of values
        new("text where a section belongs", "split: { test: 0.2, seed: 42 }", "split: random"),
        new(
            "a list where a section belongs",
            "checks: { nulls: { max: 0.05 } }",
            "checks: [nulls]"
        ),
        new("a section where text belongs", "label: churn", "label: { column: churn }"),
        new("a section where a list belongs", "[female, contract]", "{ female: 1 }"),
        new("a name where a list belongs", "[female, contract]", "female"),
        new("a section without content", "checks: { nulls: { max: 0.05 } }", "checks:"),
        new("a key without a value", "label: churn", "label:"),
        new("empty text", "label: churn", "label: \"\""),
        new("null", "trainer: gbdt", "trainer: null"),
        new("a number where a name belongs", "model: telco-churn", "model: 2024"),
        new("text where a number belongs", "min: 0.82", "min: high"),
        new("a quoted number", "test: 0.2", "test: \"0.2\""),
        new("a decimal comma", "learningRate: 0.05", "learningRate: \"0,05\""),
        new("a separator of thousands", "trees: 300", "trees: 1_000"),
        new("a fraction where a whole number belongs", "trees: 300", "trees: 300.5"),
        new("a number where true or false belongs", "max: 0.05", "enabled: 1"),
        new("yes where true belongs", "max: 0.05", "enabled: yes"),
        new("infinity", "min: 0.82", "min: .inf"),
        new("too large for any number", "min: 0.82", "min: 1e999"),
        // ranges
        new("share of 0", "test: 0.2", "test: 0"),
        new("share in percent", "test: 0.2", "test: 20"),
        new("negative seed", "seed: 42 }", "seed: -1 }"),
        new("seed over 64 bits", "seed: 42 }", "seed: 18446744073709551616 }"),
        new("negative limit of a check", "max: 0.05", "max: -0.05"),
        new("parameter below its range", "trees: 300", "trees: 0"),
        new("parameter above its range", "learningRate: 0.05", "learningRate: 2"),
        new("parameter over 64 bits", "trees: 300", "trees: 99999999999999999999"),
        new("negative regression", "maxRegression: 0.005", "maxRegression: -0.005"),
        new("too few resamples", "baseline: production", "resamples: 10"),
        new("confidence in percent", "baseline: production", "confidence: 95"),
        // names
        new("model name with capitals and spaces", "model: telco-churn", "model: Telco Churn"),
        new("model name of dashes", "model: telco-churn", "model: --"),
        new("unknown task", "task: binary", "task: binery"),
        new("unknown trainer", "trainer: gbdt", "trainer: gbtd"),
        new("trainer of another task", "trainer: gbdt", "trainer: forest"),
        new("parameter of another trainer", "trainer: gbdt", "trainer: linear"),
        new("unknown metric", "metric: auc, min", "metric: AUC, min"),
        new("metric of another task", "metric: auc, min", "metric: rmse, min"),
        new("unknown check", "nulls:", "nuls:"),
        // programs as trainers
        new("a command for another trainer", "trainer: gbdt", "command: [python3, train.py]"),
        new("a command without its keys", "trainer: gbdt", "trainer: command"),
        new("an import without its key", Gbdt, "  trainer: import\n  predict: [./predict]"),
        new(
            "keys of the other trainer",
            Gbdt,
            "  trainer: import\n  from: ready\n  files: [train.py]\n  timeLimit: 5m"
        ),
        new(
            "a command that is a text",
            Gbdt,
            "  trainer: command\n  command: python3 train.py\n  predict: []"
        ),
        new(
            "a command of other things than texts",
            Gbdt,
            "  trainer: command\n  command: [python3, [train.py], ~]\n  predict: [\"\", x]"
        ),
        new(
            "a protocol, a limit and globs that are none",
            Gbdt,
            "  trainer: command\n  command: [a]\n  predict: [b]\n  protocol: json\n  timeLimit: 90\n  files: [../x.py, /x.py, a.py, a.py]\n  modelFiles: x.py"
        ),
        new(
            "a key of a program with a slip",
            Gbdt,
            "  trainer: command\n  comand: [a]\n  predict: [b]\n  model_files: [a]"
        ),
        new(
            "a protocol without a program",
            Gbdt,
            "  trainer: import\n  from: ready\n  protocol: csv"
        ),
        new(
            "parameters that are no plain values",
            Gbdt,
            "  trainer: command\n  command: [a]\n  predict: [b]\n  parameters: { a: [1], b: { c: 1 }, d: .inf, e: ~, f: 1, f: 2 }"
        ),
        // paths
        new("data of an unknown format", "telco_churn.csv", "telco_churn.parquet"),
        new("an absolute path", "data/telco_churn.csv", "/srv/telco_churn.csv"),
        new("a path of Windows", "data/telco_churn.csv", @"data\telco_churn.csv"),
        new("a drive", "schema: data/schema.yaml", "schema: C:/data/schema.yaml"),
        new("a baseline with spaces", "baseline: production", "baseline: last week"),
        // combinations
        new("no positive value", "  positive: \"Yes\"\n", ""),
        new("a positive value without classes", "task: binary", "task: multiclass"),
        new("the label ignored", "ignore: [customer]", "ignore: [customer, churn]"),
        new("a column ignored twice", "ignore: [customer]", "ignore: [customer, customer]"),
        new("the label as a slice", "[female, contract]", "[female, churn]"),
        new("time and seed", "split: { test: 0.2, seed: 42 }", "split: { time: month, seed: 42 }"),
        new(
            "validation leaves nothing",
            "split: { test: 0.2, seed: 42 }",
            "split: { test: 0.2, validation: 0.8 }"
        ),
        new(
            "validation is no share",
            "split: { test: 0.2, seed: 42 }",
            "split: { test: 0.2, validation: -0.1 }"
        ),
        new("split by the label", "split: { test: 0.2, seed: 42 }", "split: { time: churn }"),
        new("warning above failure", "max: 0.05", "warn: 0.1, max: 0.05"),
        new("a gate without a limit", "{ metric: auc, min: 0.82 }", "{ metric: auc }"),
        new("a gate with two limits", "metric: auc, min: 0.82", "metric: auc, min: 0.82, max: 0.9"),
        new("a gap without a slice", "slice: female, maxGap", "maxGap"),
        new(
            "a slice without a gap",
            "metric: auc, min: 0.82",
            "metric: auc, slice: female, min: 1"
        ),
        new("a slice that is not listed", "slice: female", "slice: femal"),
        new("two gates alike", "maxRegression: 0.005", "min: 0.8"),
        new("gates that contradict", "maxRegression: 0.005", "max: 0.8"),
        // several at once
        new(
            "several mistakes",
            "  label: churn\n  positive: \"Yes\"\n  ignore: [customer]\n  split: { test: 0.2, seed: 42 }",
            "  lable: churn\n  positive: [\"Yes\"]\n  ignore: customer\n  split: { test: 2, sed: 42 }"
        ),
    ];

    [Fact]
    public void Every_mistake_is_told_with_its_place_and_what_is_allowed() =>
        GoldenFile.Check("Golden/errors.txt", ErrorCase.Render(Cases, Good, "mlops.yaml", Load));

    [Fact]
    public void The_file_without_mistakes_loads() => Should.NotThrow(() => Load(Good));

    [Fact]
    public void The_messages_are_the_same_in_a_Turkish_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = TurkishLike();
            Every_mistake_is_told_with_its_place_and_what_is_allowed();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    // With invariant globalization there is no Turkish: this is what of it could reach a message.
    private static CultureInfo TurkishLike()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "\u2212";
        return culture;
    }

    private static void Load(string text) =>
        ConfigLoader.Parse(text, "/project/mlops.yaml", "mlops.yaml", TestVocabulary.Instance);
}
