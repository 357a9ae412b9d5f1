using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;

namespace MlOpsBuild.Tests.Pipelines;

public sealed class StageRunnerTests : IDisposable
{
    private static readonly string[] AllHit = ["hit check-data", "hit train", "hit evaluate"];
    private readonly Workspace _work = new();

    [Fact]
    public async Task TheFirstTimeEverythingRuns()
    {
        var outcome = await _work.RunAsync();

        _work.Events.ShouldBe([
            "running check-data (first run)",
            "done check-data",
            "running train (first run)",
            "done train",
            "running evaluate (first run)",
            "done evaluate",
        ]);
        outcome.Status.ShouldBe(StageStatus.Miss);
        outcome.Reason.ShouldBe("first run");
        outcome.Changes.ShouldBeEmpty();
        outcome.Outputs.ShouldHaveSingleItem().Path.ShouldBe("metrics.json");
        (await outcome.ReadAsync("metrics.json", default)).ShouldNotBeEmpty();
        Directory.GetFileSystemEntries(Path.Combine(_work.Root, ".mlops", "runs")).ShouldBeEmpty();
        File.Exists(_work.LockOf("train")).ShouldBeTrue();
        File.Exists(_work.LockOf("evaluate")).ShouldBeTrue();
        Directory.GetFiles(Path.Combine(_work.Project, "mlops.lock")).Length.ShouldBe(2);
    }

    [Fact]
    public async Task ANameThatADeadBuildLeftAtTheLockGoesAlsoWhenAllIsAHit()
    {
        await _work.RunAsync();
        var holder = Path.Combine(_work.Root, ".mlops", "lock-holder");
        await File.WriteAllTextAsync(holder, "{}"); // killed between its work and the lock's release
        (await _work.EventsOfRunAsync()).ShouldBe(AllHit);
        File.Exists(holder).ShouldBeFalse();
    }

    [Fact]
    public async Task TheSecondTimeNothingRunsAndNothingIsWritten()
    {
        var first = await _work.RunAsync();
        await _work.RunAsync(); // the index may have been too young to be believed
        var before = _work.Snapshot();

        (await _work.EventsOfRunAsync()).ShouldBe(AllHit);
        var second = await _work.RunAsync();

        second.Status.ShouldBe(StageStatus.Hit);
        second.Reason.ShouldBe("unchanged");
        second.Manifest.ShouldBe(first.Manifest);
        second.Key.ShouldBe(first.Key);
        second.Outputs.ShouldBe(first.Outputs);
        _work.Snapshot().ShouldBe(before);
    }

    [Fact]
    public async Task AHitNeedsNoIndexJsonAndNoLock()
    {
        await _work.RunAsync();
        File.Delete(Path.Combine(_work.Store, "index.json"));
        using var held = MlOpsBuild.Registry.Layout.FileLock.TryAcquire(
            Path.Combine(_work.Root, ".mlops", "lock-file")
        );
        held.ShouldNotBeNull();
        (await _work.EventsOfRunAsync()).ShouldBe(AllHit);
    }

    [Fact]
    public async Task ATouchedFileIsAHit()
    {
        await _work.RunAsync();
        File.SetLastWriteTimeUtc(_work.Data, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        (await _work.EventsOfRunAsync()).ShouldBe(AllHit);
    }

    [Fact]
    public async Task OneByteChangedRunsTheStageAndNamesTheFile()
    {
        await _work.RunAsync();
        var old = Digest.Of(await File.ReadAllBytesAsync(_work.Data));
        await File.WriteAllTextAsync(_work.Data, "a,b\n1,3\n");
        var now = Digest.Of(await File.ReadAllBytesAsync(_work.Data));

        var runner = _work.Runner();
        var check = await runner.RunAsync(_work.Check(), default);

        check.Status.ShouldBe(StageStatus.Miss);
        check.Changes.ShouldBe([
            new StageChange("file", "data.csv", old.ToString(), now.ToString()),
        ]);
        check.Reason.ShouldBe($"data.csv: {old.Short} -> {now.Short}");
    }

    [Fact]
    public async Task EqualOutputsSpareTheStagesBelow()
    {
        await _work.RunAsync();
        await File.WriteAllTextAsync(_work.Data, "a,b\n1,3\n");

        var events = await _work.EventsOfRunAsync();

        events[0].ShouldStartWith("running check-data (data.csv: ");
        events[1..].ShouldBe(["done check-data", "hit train", "hit evaluate"]);
    }

    [Fact]
    public async Task OtherOutputsRunTheStagesBelow()
    {
        await _work.RunAsync();
        await File.WriteAllTextAsync(_work.Data, "a,b");

        var events = await _work.EventsOfRunAsync();

        events.ShouldContain("running train (check-data has other outputs)");
        events.ShouldContain("running evaluate (train has other outputs)");
    }

    [Fact]
    public async Task AParameterIsNamedByItsPath()
    {
        await _work.RunAsync();
        _work.TrainParameters["parameters"]!["depth"] = 6;
        (await _work.EventsOfRunAsync())[..2]
            .ShouldBe(["hit check-data", "running train (parameters.depth: 5 -> 6)"]);
    }

    [Fact]
    public async Task TheVersionOfTheCodeCounts()
    {
        await _work.RunAsync();
        _work.TrainVersion = 2;
        (await _work.EventsOfRunAsync())[1].ShouldBe("running train (code version: 1 -> 2)");
    }

    [Fact]
    public async Task ExternalInputsCount()
    {
        await _work.RunAsync();
        _work.External["baseline"] = "other";
        (await _work.EventsOfRunAsync())[2].ShouldBe("running evaluate (baseline: none -> other)");
    }

    [Fact]
    public async Task GoingBackRestores()
    {
        var first = await _work.RunAsync();
        var old = await File.ReadAllBytesAsync(_work.LockOf("train"));
        _work.TrainParameters["parameters"]!["depth"] = 6;
        await _work.RunAsync();
        _work.TrainParameters["parameters"]!["depth"] = 5;

        (await _work.EventsOfRunAsync()).ShouldBe([
            "hit check-data",
            "restored train",
            "restored evaluate",
        ]);

        (await File.ReadAllBytesAsync(_work.LockOf("train"))).ShouldBe(old);
        (await _work.RunAsync()).Manifest.ShouldBe(first.Manifest);
    }

    [Fact]
    public async Task ADeletedLockIsRestored()
    {
        await _work.RunAsync();
        var old = await File.ReadAllBytesAsync(_work.LockOf("train"));
        File.Delete(_work.LockOf("train"));

        (await _work.EventsOfRunAsync()).ShouldBe([
            "hit check-data",
            "restored train",
            "hit evaluate",
        ]);

        (await File.ReadAllBytesAsync(_work.LockOf("train"))).ShouldBe(old);
    }

    [Fact]
    public async Task ADeletedStoreIsMadeAgainWithTheSameDigests()
    {
        var first = await _work.RunAsync();
        var locks = _work.Snapshot().Where(p => p.Key.StartsWith("churn/")).ToList();
        Directory.Delete(Path.Combine(_work.Root, ".mlops"), recursive: true);

        var events = await _work.EventsOfRunAsync();

        events[0].ShouldBe("running check-data (checks.json is missing from the store)");
        events[^2].ShouldBe("running evaluate (first run)"); // its lock was in .mlops
        (await _work.RunAsync()).Manifest.ShouldBe(first.Manifest);
        _work.Snapshot().Where(p => p.Key.StartsWith("churn/")).ShouldBe(locks);
    }

    [Fact]
    public async Task AnotherCheckoutHasTheSameBytes()
    {
        var first = await _work.RunAsync();
        using var other = new Workspace();
        var second = await other.RunAsync();
        second.Manifest.ShouldBe(first.Manifest);
        foreach (var stage in new[] { "check-data", "train", "evaluate" })
        {
            (await File.ReadAllBytesAsync(other.LockOf(stage))).ShouldBe(
                await File.ReadAllBytesAsync(_work.LockOf(stage))
            );
        }

        foreach (var path in new[] { "index.json", "oci-layout" })
        {
            (await File.ReadAllBytesAsync(Path.Combine(other.Store, path))).ShouldBe(
                await File.ReadAllBytesAsync(Path.Combine(_work.Store, path))
            );
        }
    }

    [Fact]
    public async Task TargetsOfABuildShareOutcomes()
    {
        var runner = _work.Runner();
        var train = _work.Train();
        var first = await runner.RunAsync(train, default);
        (await runner.RunAsync(train, default)).ShouldBeSameAs(first);
        (await runner.RunAsync(_work.Train(), default)).ShouldBeSameAs(first);
        await runner.RunAsync(_work.Evaluate(), default);
        _work.Events.Count(e => e == "done train").ShouldBe(1);
        _work.Events.ShouldNotContain("hit train");
    }

    [Fact]
    public async Task AMissingFileIsNamedWithTheStage()
    {
        File.Delete(_work.Data);
        var e = await Should.ThrowAsync<UsageException>(() => _work.RunAsync());
        e.Message.ShouldBe(
            $"Stage check-data reads data.csv, which is not there (looked at {_work.Data}). Create the file or correct its path in mlops.yaml."
        );
        Directory.CreateDirectory(_work.Data);
        (await Should.ThrowAsync<UsageException>(() => _work.RunAsync())).Message.ShouldContain(
            "which is a folder"
        );
    }

    [Fact]
    public async Task AFailureRecordsNothing()
    {
        _work.InTrain = (_, _) => throw new MlOpsException("the trainer failed");
        var e = await Should.ThrowAsync<MlOpsException>(() => _work.RunAsync());
        e.Message.ShouldBe("the trainer failed");
        File.Exists(_work.LockOf("train")).ShouldBeFalse();
        Directory.GetFileSystemEntries(Path.Combine(_work.Root, ".mlops", "runs")).ShouldBeEmpty();

        _work.InTrain = (_, _) => Task.CompletedTask;
        (await _work.EventsOfRunAsync())[..2]
            .ShouldBe(["hit check-data", "running train (first run)"]);
    }

    [Fact]
    public async Task WhatTheWorkSaysIsPassedOnWithoutWhatSteersOrCommands()
    {
        string? folder = null;
        _work.InTrain = (context, _) =>
        {
            folder = Directory.CreateDirectory(context.TemporaryDirectory).FullName;
            context.Log("step 1");
            context.Log("\u001b[2Jstep 2\n::error::x");
            context.Log("::error::y");
            return Task.CompletedTask;
        };
        (await _work.EventsOfRunAsync())
            .Where(e => e.StartsWith("train says", StringComparison.Ordinal))
            .ShouldBe([
                "train says step 1",
                "train says  [2Jstep 2 ::error::x",
                "train says : error::y",
            ]);
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public async Task AFailedStageMayBeTriedAgainByTheSameRunner()
    {
        var runner = _work.Runner();
        var train = _work.Train();
        _work.InTrain = (_, _) => throw new MlOpsException("the trainer failed");
        await Should.ThrowAsync<MlOpsException>(() => runner.RunAsync(train, default));
        _work.InTrain = (_, _) => Task.CompletedTask;
        (await runner.RunAsync(train, default)).Status.ShouldBe(StageStatus.Miss);
    }

    [Fact]
    public async Task AFileThatChangesWhileTheStageRunsIsFound()
    {
        var stage = _work.Check() with
        {
            RunAsync = async (context, cancel) =>
            {
                await Workspace.Write(
                    context,
                    "x",
                    await File.ReadAllTextAsync(_work.Data, cancel)
                );
                await File.WriteAllTextAsync(_work.Data, "a,b\n9,9\n", cancel);
            },
        };
        var e = await Should.ThrowAsync<MlOpsException>(() =>
            _work.Runner().RunAsync(stage, default)
        );
        e.Message.ShouldStartWith("data.csv changed while stage check-data ran");
        File.Exists(_work.LockOf("check-data")).ShouldBeFalse();
    }

    [Fact]
    public async Task AStageThatIsNoFunctionIsTold()
    {
        var count = 0;
        _work.InTrain = (context, _) => Workspace.Write(context, "count", $"{++count}");
        await _work.RunAsync();
        var train = await _work.Runner().RunAsync(_work.Train(), default);
        File.Delete(_work.BlobOf(train.Outputs[0]));
        (await _work.EventsOfRunAsync()).ShouldContain(e =>
            e.StartsWith("warning train put out something else than the lock file says")
        );
    }

    [Fact]
    public async Task CancellingRecordsNothing()
    {
        using var stop = new CancellationTokenSource();
        _work.InTrain = async (_, cancel) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancel);
        };
        await Should.ThrowAsync<OperationCanceledException>(() =>
            _work.Runner().RunAsync(_work.Train(), stop.Token)
        );
        File.Exists(_work.LockOf("train")).ShouldBeFalse();
        Directory.GetFileSystemEntries(Path.Combine(_work.Root, ".mlops", "runs")).ShouldBeEmpty();
    }

    [Fact]
    public async Task CodeThatDoesNotLookAtTheTokenCannotHoldUpCancelling()
    {
        using var stop = new CancellationTokenSource();
        using var never = new ManualResetEventSlim();
        _work.InTrain = (_, _) =>
        {
            stop.Cancel();
            never.Wait(CancellationToken.None);
            return Task.CompletedTask;
        };
        await Should.ThrowAsync<OperationCanceledException>(() =>
            _work.Runner().RunAsync(_work.Train(), stop.Token)
        );
        File.Exists(_work.LockOf("train")).ShouldBeFalse();
        never.Set();
    }

    [Fact]
    public async Task AStageWithoutOutputsIsAHitToo()
    {
        var stage = new StageDefinition
        {
            Name = "nothing",
            Version = 1,
            Parameters = new JsonObject(),
            RunAsync = (_, _) => Task.CompletedTask,
        };
        (await _work.Runner().RunAsync(stage, default)).Outputs.ShouldBeEmpty();
        (await _work.Runner().RunAsync(stage, default)).Status.ShouldBe(StageStatus.Hit);
        File.Delete(Path.Combine(_work.Project, "mlops.lock", "nothing.json"));
        (await _work.Runner().RunAsync(stage, default)).Status.ShouldBe(StageStatus.Restored);
    }

    [Theory]
    [InlineData("Train")]
    [InlineData("a--b")]
    [InlineData("-a")]
    [InlineData("../a")]
    [InlineData("")]
    public async Task NamesAreLowerCase(string name)
    {
        var e = await Should.ThrowAsync<ArgumentException>(() =>
            _work.Runner().RunAsync(_work.Check() with { Name = name }, default)
        );
        e.Message.ShouldContain("is no name of a stage");
    }

    [Fact]
    public async Task WhatIsNotOfTheCommitIsNotCommitted()
    {
        var below = _work.Check() with { Upstream = [_work.Evaluate()], Name = "report" };
        var e = await Should.ThrowAsync<ArgumentException>(() =>
            _work.Runner().RunAsync(below, default)
        );
        e.Message.ShouldContain("Stage report depends on something outside the commit");
    }

    [Fact]
    public async Task CirclesAreFound()
    {
        var upstream = new List<StageDefinition>();
        var a = _work.Check() with { Name = "a", Upstream = upstream };
        upstream.Add(_work.Check() with { Name = "b", Upstream = [a] });
        var e = await Should.ThrowAsync<ArgumentException>(() =>
            _work.Runner().RunAsync(a, default)
        );
        e.Message.ShouldContain("Circular stages: a -> b -> a");
    }

    public void Dispose() => _work.Dispose();
}
