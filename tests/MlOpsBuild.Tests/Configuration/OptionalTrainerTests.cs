using System.Text;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.Tests.Configuration;

/// <summary>Trainers that are there only with some feeds, where they are not there.</summary>
public sealed class OptionalTrainerTests
{
    public static TheoryData<string> Names => [.. OptionalTrainers.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Who_names_one_is_told_what_it_needs(string name)
    {
        // Their own tests run where they are there.
        var vocabulary = Without(name);
        var e = Should.Throw<UsageException>(() => Load(name, vocabulary));
        e.Message.ShouldBe(
            $"mlops.yaml:9:12: trainer {name} needs Microsoft.ML: set UpstreamPackages=true on a feed that has it"
        );
        e.ExitCode.ShouldBe(MlOpsExitCode.Usage);
    }

    [Theory]
    [InlineData("mlnet/fasttree", "mlnet/fast-tree")]
    [InlineData("mlnet/lightgbm", "mlnet/light-gbm")]
    [InlineData("mlnet/xgam", "mlnet/gam")]
    [InlineData("ml.net/sdca", "mlnet/sdca")]
    public void A_name_that_is_nearly_one_is_told(string written, string meant)
    {
        var message = Should
            .Throw<UsageException>(() => Load(written, ProductVocabulary.Instance))
            .Message;
        message.ShouldBe(
            $"mlops.yaml:9:12: train.trainer: found '{written}', expected one of: command, gbdt, import, linear. Did you mean '{meant}'?"
        );
    }

    [Fact]
    public void One_for_another_task_is_told_as_such() =>
        Should
            .Throw<UsageException>(() =>
                Load("mlnet/gam", ProductVocabulary.Instance, "multiclass")
            )
            .Message.ShouldEndWith(" 'mlnet/gam' is not for multiclass models.");

    [Fact]
    public void What_is_wrong_besides_is_told_too()
    {
        var name = OptionalTrainers.All[0].Name;
        var message = Should
            .Throw<UsageException>(() =>
                Load(name, Without(name), more: "  parameters: { trees: 3 }\n  sed: 1\n")
            )
            .Message;
        message.ShouldContain(OptionalTrainers.All[0].Need);
        message.ShouldContain("sed");
        message.ShouldNotContain("trees");
    }

    [Fact]
    public void A_stage_that_is_made_without_a_file_tells_it_too()
    {
        var name = OptionalTrainers.All[0].Name;
        if (Catalog<ITrainer>.Find(name) is not null)
        {
            return;
        }

        var config = Load("gbdt", ProductVocabulary.Instance) with
        {
            Train = new TrainConfig { Trainer = name },
        };
        Should
            .Throw<UsageException>(() => TrainStage.Create(config, ["data.csv"]))
            .Message.ShouldBe($"mlops.yaml: {OptionalTrainers.All[0].Need}");
    }

    [Fact]
    public void The_schema_is_the_same_whether_they_are_there_or_not()
    {
        var vocabulary = ProductVocabulary.Instance;
        var there = vocabulary with
        {
            Trainers = () =>
                [
                    .. vocabulary
                        .Trainers()
                        .Select(t =>
                            t.IsOptional
                                ? t with
                                {
                                    Absent = null,
                                    Parameters = [new TrainerParameter("trees", "How many.", 9L)],
                                }
                                : t
                        ),
                ],
        };
        var schema = ConfigSchema.Write(there);
        Encoding
            .UTF8.GetString(schema)
            .ShouldBe(Encoding.UTF8.GetString(ConfigSchema.Write(vocabulary)));

        var names = JsonNode.Parse(schema)!["properties"]!["train"]!["properties"]!["trainer"]![
            "enum"
        ]!;
        var found = names.AsArray().Select(n => n!.GetValue<string>()).ToArray();
        found.ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        found.Intersect(OptionalTrainers.All.Select(t => t.Name)).Count().ShouldBe(7);
    }

    [Fact]
    public void The_list_is_in_order_and_each_can_do_something()
    {
        OptionalTrainers
            .All.Select(t => t.Name)
            .ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        OptionalTrainers.All.ShouldAllBe(t => t.Tasks.Count > 0);
        OptionalTrainers.Find("mlnet/lbfgs")!.Tasks.ShouldNotContain(ModelTask.Regression);
        OptionalTrainers.Find("gbdt").ShouldBeNull();
    }

    // As it is where the feed lacks what the trainer needs.
    private static ConfigVocabulary Without(string name) =>
        ProductVocabulary.Instance with
        {
            Trainers = () =>
                [
                    .. ProductVocabulary
                        .Instance.Trainers()
                        .Where(t => t.Name != name)
                        .Append(TrainerDescription.Of(OptionalTrainers.Find(name)!)),
                ],
        };

    private static MlOpsConfig Load(
        string trainer,
        ConfigVocabulary vocabulary,
        string? task = null,
        string more = ""
    )
    {
        task ??= OptionalTrainers.Find(trainer) is { } known
            ? known.Tasks[0].ToString().ToLowerInvariant()
            : "binary";
        var positive = task == "binary" ? "positive: \"1\"" : "# no positive class";
        return ConfigLoader.Parse(
            $"""
            model: m
            task: {task}
            data:
              source: data.csv
              schema: schema.yaml
              label: y
              {positive}
            train:
              trainer: {trainer}
            {more}
            """,
            "/p/mlops.yaml",
            "mlops.yaml",
            vocabulary
        );
    }
}
