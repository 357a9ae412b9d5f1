using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;

namespace MlOpsBuild.Tests.Pipelines;

/// <summary>Whatever is damaged in .mlops or mlops.lock: a warning, a miss, and never another result.</summary>
public sealed class StageDamageTests : IDisposable
{
    private readonly Workspace _work = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task AMissingOutputIsMadeAgain(int index)
    {
        var train = await RunTrainAsync();
        File.Delete(_work.BlobOf(train.Outputs[index]));

        var again = await RunTrainAsync();

        again.Status.ShouldBe(StageStatus.Miss);
        again.Manifest.ShouldBe(train.Manifest);
        again.Changes.ShouldBe([
            new StageChange(
                "output",
                train.Outputs[index].Path,
                train.Outputs[index].Digest.ToString(),
                null
            ),
        ]);
    }

    [Fact]
    public async Task ATruncatedOutputIsMadeAgain()
    {
        var train = await RunTrainAsync();
        await File.WriteAllTextAsync(_work.BlobOf(train.Outputs[1]), "x");
        (await RunTrainAsync()).Status.ShouldBe(StageStatus.Miss);
        (await (await RunTrainAsync()).ReadAsync("model/weights.bin", default)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task AMissingManifestIsMadeAgain()
    {
        var train = await RunTrainAsync();
        File.Delete(Path.Combine(_work.Store, "blobs", "sha256", train.Manifest.Hex));
        var again = await RunTrainAsync();
        again.Status.ShouldBe(StageStatus.Miss);
        again.Manifest.ShouldBe(train.Manifest);
    }

    [Fact]
    public async Task AFlippedByteIsFoundWhenItIsReadAndMadeAgain()
    {
        var train = await RunTrainAsync();
        var expected = await train.ReadAsync("model/weights.bin", default);
        Flip(_work.BlobOf(train.Outputs[1]));

        var hit = await RunTrainAsync();
        hit.Status.ShouldBe(StageStatus.Hit);
        (await hit.ReadAsync("model/weights.bin", default)).ShouldBe(expected);

        _work.Events.ShouldContain(e =>
            e.Contains("is damaged") && e.EndsWith("was removed: train runs again.")
        );
        (await RunTrainAsync()).Status.ShouldBe(StageStatus.Hit);
    }

    [Fact]
    public async Task AFlippedByteAboveARunningStageIsMadeAgain()
    {
        var first = await _work.RunAsync();
        var train = await RunTrainAsync();
        var check = await _work.Runner().RunAsync(_work.Check(), default);
        Flip(_work.BlobOf(train.Outputs[1]));
        Flip(_work.BlobOf(check.Outputs[0]));
        _work.External["baseline"] = "other"; // so that evaluate runs, reads train, which reads check-data

        (await _work.RunAsync()).Manifest.ShouldBe(first.Manifest);
        _work.Events.Count(e => e.StartsWith("warning")).ShouldBe(2);
    }

    [Fact]
    public async Task AnExportOfADamagedOutputIsMadeAgain()
    {
        var train = await RunTrainAsync();
        Flip(_work.BlobOf(train.Outputs[1]));
        var folder = Path.Combine(_work.Root, "artifacts");
        var runner = _work.Runner();
        await runner.ExportAsync(await runner.RunAsync(_work.Train(), default), folder, default);
        Digest
            .Of(await File.ReadAllBytesAsync(Path.Combine(folder, "model", "weights.bin")))
            .ShouldBe(train.Outputs[1].Digest);
    }

    [Fact]
    public async Task ADamagedOutputWhoseInputsAreGoneIsSaid()
    {
        var train = await RunTrainAsync();
        Flip(_work.BlobOf(train.Outputs[1]));
        var runner = _work.Runner();
        var check = _work.Check();
        var outcome = await runner.RunAsync(check, default);
        await File.WriteAllTextAsync(_work.Data, "other");
        Flip(_work.BlobOf(outcome.Outputs[0]));
        var e = await Should.ThrowAsync<MlOpsException>(() =>
            outcome.ReadAsync("checks.json", default)
        );
        e.Message.ShouldEndWith("and the inputs of check-data have changed since. Run again.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    public async Task ADamagedIndexJsonIsAMissAndIsRebuilt(string content)
    {
        var first = await _work.RunAsync();
        File.Delete(_work.LockOf("train"));
        await File.WriteAllTextAsync(Path.Combine(_work.Store, "index.json"), content);

        var events = await _work.EventsOfRunAsync();

        events[0].ShouldBe("hit check-data");
        events[1].ShouldContain("index.json is damaged");
        events.ShouldContain("running train (first run)");
        events[^1].ShouldBe("hit evaluate");
        File.Delete(_work.LockOf("train"));
        (await _work.EventsOfRunAsync()).ShouldBe([
            "hit check-data",
            "restored train",
            "hit evaluate",
        ]);
        (await _work.RunAsync()).Manifest.ShouldBe(first.Manifest);
    }

    [Fact]
    public async Task ADamagedManifestIsAMiss()
    {
        var train = await RunTrainAsync();
        File.Delete(_work.LockOf("train"));
        Flip(Path.Combine(_work.Store, "blobs", "sha256", train.Manifest.Hex));
        var again = await RunTrainAsync();
        again.Status.ShouldBe(StageStatus.Miss);
        again.Manifest.ShouldBe(train.Manifest);
        _work.Events.ShouldContain(e => e.StartsWith("warning") && e.EndsWith("train runs again."));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("{\n<<<<<<< HEAD\n  \"key\": 1\n=======\n")]
    public async Task ADamagedLockIsAWarningAndAMiss(string content)
    {
        var first = await _work.RunAsync();
        var good = await File.ReadAllBytesAsync(_work.LockOf("train"));
        await File.WriteAllTextAsync(_work.LockOf("train"), content);

        var events = await _work.EventsOfRunAsync();

        events[1].ShouldStartWith("warning churn/mlops.lock/train.json is ignored");
        events[2..].ShouldBe(["restored train", "hit evaluate"]);
        (await File.ReadAllBytesAsync(_work.LockOf("train"))).ShouldBe(good);
        (await _work.RunAsync()).Manifest.ShouldBe(first.Manifest);
    }

    [Fact]
    public async Task ALockOfTwoMergedOnesIsNotBelieved()
    {
        await _work.RunAsync();
        var ours = await File.ReadAllLinesAsync(_work.LockOf("train"));
        _work.TrainParameters["parameters"]!["depth"] = 6;
        await _work.RunAsync();
        var theirs = await File.ReadAllLinesAsync(_work.LockOf("train"));
        // their key with our outputs: what taking one hunk from each side gives
        var key = Array.FindIndex(ours, line => line.StartsWith("  \"key\""));
        ours[key] = theirs[key];
        await File.WriteAllLinesAsync(_work.LockOf("train"), ours);

        var train = await RunTrainAsync();

        train.Status.ShouldBe(StageStatus.Restored);
        _work.Events.ShouldContain(e => e.Contains("its content does not have its checksum"));
        (await File.ReadAllLinesAsync(_work.LockOf("train"))).ShouldBe(theirs);
    }

    [Fact]
    public async Task ALockCopiedFromAnotherStageIsNotBelieved()
    {
        await _work.RunAsync();
        File.Copy(_work.LockOf("check-data"), _work.LockOf("train"), overwrite: true);
        (await _work.EventsOfRunAsync())[1].ShouldContain("it is of the stage 'check-data'");
    }

    [Fact]
    public async Task WindowsLineEndsAreRead()
    {
        await _work.RunAsync();
        var path = _work.LockOf("train");
        await File.WriteAllTextAsync(
            path,
            (await File.ReadAllTextAsync(path)).Replace("\n", "\r\n")
        );
        (await _work.EventsOfRunAsync())[1].ShouldBe("hit train");
    }

    [Theory]
    [InlineData("")]
    [InlineData("mlops-index 1\ngarbage\n")]
    public async Task ADamagedIndexIsEmpty(string content)
    {
        await _work.RunAsync();
        await File.WriteAllTextAsync(Path.Combine(_work.Root, ".mlops", "index"), content);
        (await _work.EventsOfRunAsync()).ShouldBe(["hit check-data", "hit train", "hit evaluate"]);
    }

    [Fact]
    public async Task WhatADeadProcessLeftIsDeleted()
    {
        await _work.RunAsync();
        var runs = Path.Combine(_work.Root, ".mlops", "runs");
        var dead = Path.Combine(runs, "run.tmp-2147483647-1", "output");
        Directory.CreateDirectory(dead);
        await File.WriteAllTextAsync(Path.Combine(dead, "half"), "");
        await File.WriteAllTextAsync(Path.Combine(runs, "index.tmp-2147483647-2"), "");
        var blob = Path.Combine(_work.Store, "ingest", "blob.tmp-2147483647-3");
        await File.WriteAllTextAsync(blob, "");

        (await _work.EventsOfRunAsync()).ShouldBe(["hit check-data", "hit train", "hit evaluate"]);

        Directory.GetFileSystemEntries(runs).ShouldBeEmpty();
        File.Exists(blob).ShouldBeFalse();
    }

    private Task<StageOutcome> RunTrainAsync() => _work.Runner().RunAsync(_work.Train(), default);

    private static void Flip(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    public void Dispose() => _work.Dispose();
}
