using System.Diagnostics;
using System.Text.Json;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Observability.Logging;

namespace MlOpsBuild.Serving.Tests.Observability.Logging;

public sealed class PredictionLogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-log-").FullName;
    private readonly List<string> _warnings = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task WritesWhatWasSentAndAnswered()
    {
        var model = SampleServed.Binary();
        await using (var log = Log(new PredictionLogSettings { Folder = _folder }, model))
        {
            log.OnScored(
                model,
                2,
                [41.5, 3, 1, 0, 1, double.NaN, 2, 0, 2, MissingValue.Unseen],
                [0.1 + 0.2, 0.75]
            );
        }

        // colour is personal.
        System
            .IO.File.ReadAllText(File("predictions.jsonl"))
            .ShouldBe(
                $$"""
                {"time":"2026-03-01T12:00:00Z","model":"{{SampleServed.DigestA}}","name":"champion","inputs":{"age":41.5,"rooms":3,"owner":true,"town":"Oslo"},"outputs":[0.30000000000000004],"prediction":"No"}
                {"time":"2026-03-01T12:00:00Z","model":"{{SampleServed.DigestA}}","name":"champion","inputs":{"age":null,"rooms":2,"owner":false,"town":null},"outputs":[0.75],"prediction":"Yes"}

                """
            );
        _warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task PersonalFieldsAreLoggedOnlyWhenNamed()
    {
        var model = SampleServed.Multiclass();
        await using (
            var log = Log(
                new PredictionLogSettings { Folder = _folder, Fields = ["colour", "age"] },
                model
            )
        )
        {
            log.OnScored(model, 1, [30, 3, 1, 2, 1], [0.2, 0.5, 0.3]);
        }

        var line = Lines().Single().RootElement;
        line.GetProperty("inputs").GetRawText().ShouldBe("""{"age":30,"colour":"red"}""");
        line.GetProperty("outputs").GetRawText().ShouldBe("[0.2,0.5,0.3]");
        line.GetProperty("prediction").GetString().ShouldBe("b");
    }

    [Fact]
    public async Task NoFieldsAndNoClassesAreFine()
    {
        var model = SampleServed.Regression();
        await using (
            var log = Log(new PredictionLogSettings { Folder = _folder, Fields = [] }, model)
        )
        {
            log.OnScored(model, 1, [30, 3, 1, 2, 1], [-4.25]);
        }

        var line = Lines().Single().RootElement;
        line.GetProperty("inputs").GetRawText().ShouldBe("{}");
        line.TryGetProperty("prediction", out _).ShouldBeFalse();
    }

    [Fact]
    public void AFieldThatNoModelHasIsAnErrorAtTheStart()
    {
        var settings = new PredictionLogSettings { Folder = _folder, Fields = ["age", "colur"] };
        var error = Record.Exception(() => Log(settings, SampleServed.Binary()));
        error.ShouldNotBeNull().GetType().Name.ShouldBe("UsageException");
        error.Message.ShouldBe(
            "The prediction log is to have the field 'colur', which the model does not take. Did you mean 'colour'? Correct serve: log: fields; it takes age, colour, owner, rooms, town."
        );
    }

    [Fact]
    public async Task RotatesBySizeAndKeepsSoManyFiles()
    {
        var model = SampleServed.Binary();
        var settings = new PredictionLogSettings
        {
            Folder = _folder,
            MaxBytes = 1000,
            MaxFiles = 3,
        };
        await using (var log = Log(settings, model))
        {
            for (var i = 0; i < 40; i++)
            {
                log.OnScored(model, 1, [20 + i, 3, 1, 0, 1], [0.5]);
            }
        }

        string[] files = ["predictions.2.jsonl", "predictions.1.jsonl", "predictions.jsonl"];
        Directory
            .GetFiles(_folder, "*.jsonl")
            .Select(Path.GetFileName)
            .ShouldBe(files, ignoreOrder: true);
        var ages = new List<double>();
        foreach (var file in files)
        {
            new FileInfo(File(file)).Length.ShouldBeInRange(1, 1000);
            ages.AddRange(
                Lines(file)
                    .Select(l => l.RootElement.GetProperty("inputs").GetProperty("age").GetDouble())
            );
        }

        // The newest rows, in their order, without a gap.
        ages.ShouldBe(Enumerable.Range(60 - ages.Count, ages.Count).Select(i => (double)i));
        ages.Count.ShouldBeGreaterThan(8);
    }

    [Fact]
    public async Task OneFileIsBegunAnewAndALongLineIsStillWritten()
    {
        var model = SampleServed.Binary();
        var settings = new PredictionLogSettings
        {
            Folder = _folder,
            MaxBytes = 10,
            MaxFiles = 1,
        };
        await using (var log = Log(settings, model))
        {
            log.OnScored(model, 3, [.. Enumerable.Repeat(1.0, 15)], [0.1, 0.2, 0.3]);
        }

        Directory.GetFiles(_folder, "*.jsonl").Length.ShouldBe(1);
        Lines().Single().RootElement.GetProperty("outputs")[0].GetDouble().ShouldBe(0.3);
    }

    [Fact]
    public async Task GoesOnAfterAProcessThatWasKilledInTheMiddleOfALine()
    {
        System.IO.File.WriteAllText(File("predictions.jsonl"), "{\"time\":\"20");
        var model = SampleServed.Binary();
        await using (var log = Log(new PredictionLogSettings { Folder = _folder }, model))
        {
            log.OnScored(model, 1, [30, 3, 1, 2, 1], [0.5]);
        }

        var lines = System.IO.File.ReadAllLines(File("predictions.jsonl"));
        lines.Length.ShouldBe(2);
        lines[0].ShouldBe("{\"time\":\"20");
        JsonDocument
            .Parse(lines[1])
            .RootElement.GetProperty("outputs")[0]
            .GetDouble()
            .ShouldBe(0.5);
    }

    [Fact]
    public async Task AFolderThatCannotBeWrittenIsOneWarningAndACount()
    {
        System.IO.File.WriteAllText(File("file"), "");
        var model = SampleServed.Binary();
        var log = Log(new PredictionLogSettings { Folder = File("file/logs") }, model);
        log.OnScored(model, 2, [.. Enumerable.Repeat(1.0, 10)], [0.1, 0.2]);
        await Until(() => Lost(log, "failed") == 2);
        log.OnScored(model, 1, [.. Enumerable.Repeat(1.0, 5)], [0.1]);
        await log.DisposeAsync();

        Lost(log, "failed").ShouldBe(3);
        Written(log).ShouldBe(0);
        _warnings
            .Single()
            .ShouldStartWith(
                $"The prediction log {File("file/logs/predictions.jsonl")} cannot be written: "
            );
    }

    [Fact]
    public async Task AnotherProcessMayNotWriteThereAtTheSameTime()
    {
        var model = SampleServed.Binary();
        var settings = new PredictionLogSettings { Folder = _folder };
        var first = Log(settings, model);
        first.OnScored(model, 1, [1, 1, 1, 1, 1], [0.1]);
        await Until(() => Written(first) == 1);
        var second = Log(settings, model);
        second.OnScored(model, 1, [2, 1, 1, 1, 1], [0.2]);
        await Until(() => Lost(second, "failed") == 1);
        await first.DisposeAsync();

        // It goes on where the other ended.
        second.OnScored(model, 1, [3, 1, 1, 1, 1], [0.3]);
        await second.DisposeAsync();
        Lines()
            .Select(l => l.RootElement.GetProperty("outputs")[0].GetDouble())
            .ShouldBe([0.1, 0.3]);
    }

    [Fact]
    public async Task AFullDiskCostsRowsAndNothingElse()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            Assert.Skip("Only root can make a small disk");
        }

        Run("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", _folder);
        try
        {
            var model = SampleServed.Binary();
            var log = Log(new PredictionLogSettings { Folder = _folder }, model);
            log.OnScored(
                model,
                500,
                [.. Enumerable.Repeat(1.0, 2500)],
                [.. Enumerable.Repeat(0.5, 500)]
            );
            await Until(() => Written(log) + Lost(log, "failed") == 500);
            Lost(log, "failed").ShouldBeGreaterThan(100);
            _warnings.Single().ShouldContain("No space left on device");

            // Every line that is there is whole. With room again, the log goes on.
            Lines().Count.ShouldBe((int)Written(log));
            Run("mount", "-o", "remount,size=1m", _folder);
            var before = (int)Written(log);
            log.OnScored(model, 1, [1, 1, 1, 1, 1], [0.25]);
            await log.DisposeAsync();
            var lines = Lines();
            lines.Count.ShouldBe(before + 1);
            lines[^1].RootElement.GetProperty("outputs")[0].GetDouble().ShouldBe(0.25);
        }
        finally
        {
            Run("umount", _folder);
        }
    }

    [Fact]
    public async Task MoreThanFitsIsCountedAndNeverWaitedFor()
    {
        var model = SampleServed.Binary();
        // 100,000 rows of 6 numbers are more than the ring's 524,288 cells: what the writer does not take meanwhile is lost.
        const int Rows = 10_000;
        double[] features = [.. Enumerable.Repeat(1.0, Rows * 5)];
        double[] outputs = [.. Enumerable.Repeat(0.5, Rows)];
        var log = Log(new PredictionLogSettings { Folder = _folder }, model);
        for (var i = 0; i < 20; i++)
        {
            log.OnScored(model, Rows, features, outputs);
        }

        await log.DisposeAsync();
        (Written(log) + Lost(log, "slow")).ShouldBe(20 * Rows);
        Written(log).ShouldBeGreaterThanOrEqualTo(8 * Rows);
        Lines().Count.ShouldBe((int)Written(log));
    }

    [Fact]
    public async Task LoggingAllocatesNothingForTheOneWhoScores()
    {
        var model = SampleServed.Binary();
        await using var log = Log(new PredictionLogSettings { Folder = _folder }, model);
        double[] row = [25, 3, 1, 0, 1];
        double[] output = [0.3];
        log.OnScored(model, 1, row, output);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            log.OnScored(model, 1, row, output);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public async Task OnlyTheUserAndTheGroupMayReadIt()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There are no file modes");
            return;
        }

        var model = SampleServed.Binary();
        await using (var log = Log(new PredictionLogSettings { Folder = _folder }, model))
        {
            log.OnScored(model, 1, [1, 1, 1, 1, 1], [0.1]);
        }

        (System.IO.File.GetUnixFileMode(File("predictions.jsonl")) & (UnixFileMode)0b111).ShouldBe(
            UnixFileMode.None
        );
    }

    private PredictionLog Log(PredictionLogSettings settings, params ServedModel[] models) =>
        new(settings, models, new FixedTime(), _warnings.Add);

    private List<JsonDocument> Lines(string file = "predictions.jsonl")
    {
        using var reader = new StreamReader(
            new FileStream(File(file), FileMode.Open, FileAccess.Read, FileShare.ReadWrite)
        );
        return
        [
            .. reader
                .ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => JsonDocument.Parse(l)),
        ];
    }

    private string File(string name) => Path.Combine(_folder, name);

    private static double Written(PredictionLog log) =>
        log.Read().Single(f => f.Name == "mlops_serve_log_rows_total").Points.Single().Value;

    private static double Lost(PredictionLog log, string reason) =>
        log.Read()
            .Single(f => f.Name == "mlops_serve_log_lost_rows_total")
            .Points.Single(p => p.Labels[0].Value == reason)
            .Value;

    private static async Task Until(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!condition())
        {
            await Task.Delay(10, limit.Token);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    }
}
