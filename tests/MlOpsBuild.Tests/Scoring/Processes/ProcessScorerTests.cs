using System.Diagnostics;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Processes;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Tests.Scoring.Processes;

public sealed class ProcessScorerTests
{
    /// <summary>Doubles; does something else for some numbers; answers its process for -1.</summary>
    private const string Doubling = """
        import glob, json, os, signal, subprocess, sys, time
        for line in sys.stdin:
            request = json.loads(line)
            outputs = []
            for (x,) in request["rows"]:
                if x == 13:
                    raise ValueError("thirteen")
                elif x == 14:
                    os.kill(os.getpid(), signal.SIGKILL)
                elif x == 15:
                    time.sleep(1000)
                elif x == 16:
                    print("loading the weights of sixteen ...")
                elif x == 17:
                    x = float("nan")
                elif x == 18:
                    x = 1e308 * 10
                elif x == 19:
                    print("{'debug': 19}")
                elif x == 20:
                    sys.stderr.write("".join("flood %d\n" % i for i in range(200000)))
                elif x == 21:
                    print(json.dumps({"error": "no such customer\n::error::x"}))
                    break
                elif x == 22:
                    outputs.append([0.0])
                elif x == 23:
                    child = subprocess.Popen(["sleep", "1000"])
                    x = child.pid / 2
                elif x == 24:
                    x = len(os.environ.get("MLOPS_API_KEYS", ""))
                elif x == -1:
                    x = os.getpid() / 2
                elif x == -2:
                    open("met-%d" % os.getpid(), "w").close()
                    while len(glob.glob("met-*")) < 2:
                        time.sleep(0.01)
                outputs.append([x * 2])
            else:
                print(json.dumps({"outputs": outputs}))
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static double Score(ProcessScorer scorer, double x)
    {
        var output = new double[1];
        scorer.ScoreRow([x], output);
        return output[0];
    }

    private static ScoringException Fails(ProcessScorer scorer, double x) =>
        Should.Throw<ScoringException>(() => Score(scorer, x));

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!isSo())
        {
            await Task.Delay(5, limit.Token);
        }
    }

    private static Task UntilReady(ProcessScorer scorer) => UntilAsync(() => scorer.IsReady);

    private static bool Lives(int pid)
    {
        var stat = $"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/stat";
        try
        {
            // A zombie has a folder too.
            return !File.ReadAllText(stat).Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsThere(int pid) =>
        Directory.Exists($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}");

    [Fact]
    public void Rows_go_in_and_outputs_come_out()
    {
        using var model = new PythonModel(Doubling);
        using var scorer = model.Load();
        Score(scorer, 0.1).ShouldBe(0.2);
        var outputs = new double[3];
        scorer.Score(
            new FeatureMatrix(
                [
                    [1, -2.5, 1e-320],
                ],
                3
            ),
            outputs
        );
        outputs.ShouldBe([2, -5, 2e-320]);
        scorer.IsReady.ShouldBeTrue();
    }

    [Theory]
    [InlineData("thirteen", 13, ScoringFailure.Unavailable)]
    [InlineData("SIGKILL", 14, ScoringFailure.Unavailable)]
    [InlineData("noise", 16, ScoringFailure.Failed)]
    [InlineData("an object that is no JSON", 19, ScoringFailure.Failed)]
    [InlineData("more rows than asked for", 22, ScoringFailure.Failed)]
    public async Task What_ends_the_program_or_makes_its_answers_doubtful_starts_it_again(
        string what,
        double x,
        ScoringFailure failure
    )
    {
        using var model = new PythonModel(Doubling);
        using var scorer = model.Load();
        var before = Score(scorer, -1);
        Fails(scorer, x).Failure.ShouldBe(failure, what);
        await UntilReady(scorer);
        Score(scorer, 4).ShouldBe(8);
        Score(scorer, -1).ShouldNotBe(before);
        IsThere((int)before).ShouldBeFalse(); // no zombie either
    }

    [Theory]
    [InlineData(17)]
    [InlineData(18)]
    public void A_number_that_is_not_finite_fails_its_request_only(double x)
    {
        using var model = new PythonModel(Doubling);
        using var scorer = model.Load();
        var before = Score(scorer, -1);
        var e = Fails(scorer, x);
        e.Failure.ShouldBe(ScoringFailure.Failed);
        e.Message.ShouldContain("not finite");
        Score(scorer, -1).ShouldBe(before);
    }

    [Fact]
    public void What_the_program_says_goes_to_the_log_and_not_to_the_client()
    {
        using var model = new PythonModel(Doubling);
        using var scorer = model.Load();
        var before = Score(scorer, -1);
        var e = Fails(scorer, 21);
        e.Failure.ShouldBe(ScoringFailure.Failed);
        e.Message.ShouldNotContain("customer");
        model.Log.ShouldBe(["The model's program failed: no such customer ::error::x"]);
        Score(scorer, -1).ShouldBe(before);
    }

    [Fact]
    public async Task A_program_that_hangs_is_ended_after_its_time()
    {
        using var model = new PythonModel(Doubling);
        using var scorer = model.Load(
            new() { Processes = 1, RequestLimit = TimeSpan.FromMilliseconds(300) }
        );
        var before = Score(scorer, -1);
        var e = Fails(scorer, 15);
        e.Failure.ShouldBe(ScoringFailure.Late);
        e.Message.ShouldBe("the model did not answer: it took longer than 0.3 seconds.");
        await UntilReady(scorer);
        Score(scorer, 1).ShouldBe(2);
        IsThere((int)before).ShouldBeFalse();
    }

    [Fact]
    public async Task A_program_that_is_killed_while_nobody_asks_is_started_again()
    {
        using var model = new PythonModel(Doubling);
        using var scorer = model.Load();
        var pid = (int)Score(scorer, -1);
        using (var process = Process.GetProcessById(pid))
        {
            process.Kill();
        }

        // Who asks in the moment of its end gets 503.
        await UntilAsync(() =>
        {
            try
            {
                return (int)Score(scorer, -1) != pid;
            }
            catch (ScoringException e)
            {
                e.Failure.ShouldBe(ScoringFailure.Unavailable);
                return false;
            }
        });
        IsThere(pid).ShouldBeFalse();
    }

    [Fact]
    public void A_flood_of_errors_is_cut_and_stops_nothing()
    {
        using var model = new PythonModel(Doubling);
        using (var scorer = model.Load())
        {
            Score(scorer, 20).ShouldBe(40);
            Score(scorer, 1).ShouldBe(2);
        }

        model.Log[0].ShouldBe("flood 0");
        model.Log.Count.ShouldBeLessThan(2000);
        model.Log.ShouldContain(l => l.EndsWith(" more lines left out)", StringComparison.Ordinal));
    }

    [Fact]
    public void Keys_of_the_server_are_not_the_programs_business()
    {
        Environment.SetEnvironmentVariable("MLOPS_API_KEYS", "secret");
        try
        {
            using var model = new PythonModel(Doubling);
            using var scorer = model.Load();
            Score(scorer, 24).ShouldBe(0);
        }
        finally
        {
            Environment.SetEnvironmentVariable("MLOPS_API_KEYS", null);
        }
    }

    [Fact]
    public async Task Many_requests_share_the_processes_and_each_gets_its_own_answer()
    {
        using var model = new PythonModel(Doubling);
        using var scorer = model.Load(new() { Processes = 2 });
        var outputs = await Task.WhenAll(
            Enumerable.Range(100, 200).Select(i => scorer.ScoreAsync(new double[] { i }, Ct))
        );
        outputs.Select(o => o[0]).ShouldBe(Enumerable.Range(100, 200).Select(i => i * 2.0));

        // Each waits until the other is asked too.
        await Task.WhenAll(
            scorer.ScoreAsync(new double[] { -2 }, Ct),
            scorer.ScoreAsync(new double[] { -2 }, Ct)
        );
    }

    [Fact]
    public async Task More_than_may_wait_are_refused_at_once()
    {
        using var model = new PythonModel(Doubling);
        using var scorer = model.Load(
            new()
            {
                Processes = 1,
                MaxWaiting = 2,
                RequestLimit = TimeSpan.FromMilliseconds(500),
            }
        );
        var tasks = Enumerable
            .Range(0, 10)
            .Select(_ => scorer.ScoreAsync(new double[] { 15 }, Ct))
            .ToArray();
        var failures = new List<ScoringException>();
        foreach (var task in tasks)
        {
            failures.Add(await Should.ThrowAsync<ScoringException>(() => task));
        }

        failures
            .Count(f => f.Message.StartsWith("more requests wait", StringComparison.Ordinal))
            .ShouldBeInRange(7, 8);
        failures.Where(f => f.Failure == ScoringFailure.Late).Count().ShouldBe(1);
        failures.ShouldAllBe(f =>
            f.Failure == ScoringFailure.Unavailable || f.Failure == ScoringFailure.Late
        );
    }

    [Fact]
    public void At_the_end_no_process_is_left()
    {
        using var model = new PythonModel(Doubling);
        int pid;
        int grandchild;
        using (
            var scorer = model.Load(
                new() { Processes = 1, RequestLimit = TimeSpan.FromMilliseconds(500) }
            )
        )
        {
            pid = (int)Score(scorer, -1);
            grandchild = (int)Score(scorer, 23);
            Lives(grandchild).ShouldBeTrue();
            Fails(scorer, 15); // ended by force, with what it had started
        }

        IsThere(pid).ShouldBeFalse();
        Lives(grandchild).ShouldBeFalse();
    }

    [Fact]
    public void A_program_that_takes_long_to_start_is_awaited()
    {
        using var model = new PythonModel("import time; time.sleep(1.5)\n" + Doubling);
        using var scorer = model.Load();
        Score(scorer, 2).ShouldBe(4);
    }

    [Theory]
    [InlineData("import time; time.sleep(1000)", "it took longer than 0.5 seconds")]
    [InlineData("import sys; sys.exit(7)", "it ended with exit code 7")]
    [InlineData("print('hello'); input(); input()", "wrote something else than an answer")]
    [InlineData("input(); print('{\"outputs\": [[1]]}'); input()", "wrote something else")]
    [InlineData("input(); print('{\"error\": \"no weights\"}'); input()", "no weights")]
    [InlineData("1 +", "it ended with exit code 1")]
    public void A_program_that_never_answers_is_no_model(string program, string problem)
    {
        using var model = new PythonModel(program);
        var e = Should.Throw<Exception>(() =>
            model.Load(new() { Processes = 1, ReadyLimit = TimeSpan.FromSeconds(0.5) })
        );
        e.GetType().Name.ShouldBe("MlOpsException");
        e.Message.ShouldContain(problem);
    }

    [Fact]
    public void A_program_that_is_not_there_is_named()
    {
        using var model = new PythonModel("");
        model.WriteManifest("no-such-program-here");
        Should
            .Throw<Exception>(() => model.LoadOnly())
            .Message.ShouldStartWith(
                "The model's program 'no-such-program-here' cannot be started"
            );
    }
}
