using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;

namespace MlOpsBuild.Tests.Pipelines;

public sealed class ExplainTests : IDisposable
{
    private readonly Workspace _work = new();

    [Fact]
    public async Task BeforeTheFirstRunEverythingWillRun()
    {
        var plans = await PlanAsync();
        plans.Select(p => p.Name).ShouldBe(["check-data", "train", "evaluate"]);
        plans.Select(p => p.Status).ShouldAllBe(s => s == StageStatus.Miss);
        plans.Select(p => p.Key is null).ShouldBe([false, true, true]);
        plans.ShouldAllBe(p => p.Reason == "first run");
        Directory.Exists(_work.Store).ShouldBeFalse();
    }

    [Fact]
    public async Task TheKeyIsThatOfTheRun()
    {
        var planned = (await PlanAsync())[0].Key;
        var check = await _work.Runner().RunAsync(_work.Check(), default);
        check.Key.ShouldBe(planned!.Value);
    }

    [Fact]
    public async Task AfterARunEverythingIsAHit()
    {
        var outcome = await _work.RunAsync();
        var plans = await PlanAsync();
        plans.ShouldAllBe(p => p.Status == StageStatus.Hit && p.Changes.Count == 0);
        plans[2].Key.ShouldBe(outcome.Key);
    }

    [Fact]
    public async Task ChangesAreNamedAndCarriedDown()
    {
        await _work.RunAsync();
        _work.TrainParameters["parameters"]!["depth"] = 6;
        var manifest = (await _work.Runner().RunAsync(_work.Check(), default)).Manifest;

        var plans = await PlanAsync();

        plans.Select(p => p.Status).ShouldBe([StageStatus.Hit, StageStatus.Miss, StageStatus.Miss]);
        plans[1].Changes.ShouldBe([new StageChange("parameter", "parameters.depth", "5", "6")]);
        plans[2].Key.ShouldBeNull();
        var upstream = plans[2].Changes.ShouldHaveSingleItem();
        (upstream.Kind, upstream.Name, upstream.New).ShouldBe(("upstream", "train", "will run"));
        Digest.TryParse(upstream.Old, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task WhatTheStoreHasIsRestored()
    {
        await _work.RunAsync();
        _work.TrainParameters["parameters"]!["depth"] = 6;
        await _work.RunAsync();
        _work.TrainParameters["parameters"]!["depth"] = 5;
        (await PlanAsync())
            .Select(p => p.Status)
            .ShouldBe([StageStatus.Hit, StageStatus.Restored, StageStatus.Restored]);
    }

    [Fact]
    public async Task AMissingOutputIsNamed()
    {
        await _work.RunAsync();
        var train = await _work.Runner().RunAsync(_work.Train(), default);
        File.Delete(_work.BlobOf(train.Outputs[0]));
        var plan = (await PlanAsync())[1];
        plan.Status.ShouldBe(StageStatus.Miss);
        plan.Reason.ShouldBe("model/empty.bin is missing from the store");
    }

    [Fact]
    public async Task ExplainingChangesNothing()
    {
        await _work.RunAsync();
        await _work.RunAsync();
        _work.TrainVersion = 7;
        // Long after, so that the index may be believed and is not written again.
        var later = new FixedClock(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await _work.Runner(later).ExplainAsync([_work.Train(), _work.Evaluate()], default);
        var before = _work.Snapshot();
        await PlanAsync();
        _work.Snapshot().ShouldBe(before);
    }

    [Fact]
    public void TextIsGolden() =>
        ExplainText
            .Render(Example)
            .ShouldBe(File.ReadAllText(StageLockTests.Golden("explain.txt")));

    [Fact]
    public void JsonIsGolden() =>
        ExplainJson
            .Render(Example)
            .ShouldBe(File.ReadAllText(StageLockTests.Golden("explain.json")));

    [Fact]
    public void NothingIsSaidInALine() => ExplainText.Render([]).ShouldBe("0 stages\n");

    [Fact]
    public void TheSchemaNamesAllThatTheJsonHas()
    {
        var schema = JsonNode.Parse(ExplainJson.Schema)!;
        var json = JsonNode.Parse(ExplainJson.Render(Example))!;
        schema["properties"]!["format"]!["const"]!
            .GetValue<string>()
            .ShouldBe(json["format"]!.GetValue<string>());
        var stage = schema["properties"]!["stages"]!["items"]!;
        var statuses = stage["properties"]!["status"]!["enum"]!.AsArray();
        var kinds = stage["properties"]!["changes"]!["items"]!["properties"]!["kind"]!["enum"]!;
        foreach (var item in json["stages"]!.AsArray())
        {
            Keys(item!).ShouldBe(Texts(stage["required"]!));
            Keys(item!).ShouldBe(Keys(stage["properties"]!).Order(StringComparer.Ordinal));
            Texts(statuses).ShouldContain(item!["status"]!.GetValue<string>());
            foreach (var change in item["changes"]!.AsArray())
            {
                Keys(change!)
                    .ShouldBe(Texts(stage["properties"]!["changes"]!["items"]!["required"]!));
                Texts(kinds).ShouldContain(change!["kind"]!.GetValue<string>());
            }
        }
    }

    private static readonly IReadOnlyList<StagePlan> Example =
    [
        new("check-data", StageStatus.Hit, Digest.Of("1"), [], "unchanged"),
        new(
            "split",
            StageStatus.Restored,
            Digest.Of("2"),
            [new StageChange("parameter", "split.test", "0.3", "0.2")],
            "split.test: 0.3 -> 0.2"
        ),
        new(
            "train",
            StageStatus.Miss,
            Digest.Of("3"),
            [
                new StageChange("version", "version", "1", "2"),
                new StageChange("parameter", "parameters.depth", "5", "6"),
                new StageChange("parameter", "parameters.rate", null, "0.1"),
                new StageChange(
                    "file",
                    "data/telco_churn.csv",
                    Digest.Of("a").ToString(),
                    Digest.Of("b").ToString()
                ),
                new StageChange("file", "data/new.csv", null, Digest.Of("b").ToString()),
                new StageChange("file", "data/old.csv", Digest.Of("b").ToString(), null),
                new StageChange("output", "model.bin", Digest.Of("c").ToString(), null),
            ],
            "code version: 1 -> 2; parameters.depth: 5 -> 6 and 5 more"
        ),
        new(
            "evaluate",
            StageStatus.Miss,
            null,
            [
                new StageChange("external", "baseline", null, "v3"),
                new StageChange("upstream", "train", Digest.Of("d").ToString(), "will run"),
            ],
            "baseline: (none) -> v3; train will run"
        ),
        new("report", StageStatus.Miss, null, [], "first run"),
    ];

    private static IEnumerable<string> Keys(JsonNode node) => node.AsObject().Select(p => p.Key);

    private static IEnumerable<string> Texts(JsonNode node) =>
        node.AsArray().Select(n => n!.GetValue<string>());

    private Task<IReadOnlyList<StagePlan>> PlanAsync() =>
        _work.Runner().ExplainAsync([_work.Train(), _work.Evaluate()], default);

    public void Dispose() => _work.Dispose();
}
