using MlOpsBuild.Common;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Processes;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Tests.Scoring.Processes;

/// <summary>Whole data sets through a program that answers lines.</summary>
public sealed class BatchTests
{
    // Answers its lines' numbers: how many rows it got so far in this one, and which process it is.
    private const string Counting = """
        import json, os, sys
        for line in sys.stdin:
            rows = json.loads(line)["rows"]
            if rows and rows[0][0] == -1:
                print("no such thing", file=sys.stderr)
                sys.exit(4)
            if rows and rows[0][0] == -2:
                print(json.dumps({"error": "bad row"}))
                continue
            print(json.dumps({"outputs": [[len(rows)] for row in rows]}))
        """;

    private static FeatureMatrix Column(params double[] values) => new([values], values.Length);

    [Fact]
    public void Many_rows_go_into_a_request_and_each_row_gets_its_own_answer()
    {
        using var model = new PythonModel(Counting);
        using var scorer = model.Load(new ProcessScorerOptions { Processes = 2 });
        var outputs = new double[2500];
        scorer.Score(Column([.. Enumerable.Range(0, 2500).Select(i => (double)i)]), outputs);
        outputs[..2000].ShouldAllBe(o => o == 1000);
        outputs[2000..].ShouldAllBe(o => o == 500);
    }

    [Fact]
    public void Rows_keep_their_order_on_all_processes()
    {
        using var model = new PythonModel(
            """
            import json, sys
            for line in sys.stdin:
                print(json.dumps({"outputs": [[x * 2] for (x,) in json.loads(line)["rows"]]}))
            """
        );
        using var scorer = model.Load(new ProcessScorerOptions { Processes = 2 });
        double[] values = [.. Enumerable.Range(0, 10_500).Select(i => i / 7.0)];
        var outputs = new double[values.Length];
        Parallel.For(
            0,
            3,
            _ =>
            {
                var mine = new double[values.Length];
                scorer.Score(Column(values), mine);
                mine.ShouldBe(values.Select(v => v * 2));
            }
        );
        scorer.Score(Column(values), outputs);
        outputs.ShouldBe(values.Select(v => v * 2));
        scorer.Score(Column(), []);
    }

    [Fact]
    public void Lines_stay_short_where_rows_are_long()
    {
        // 100 bytes at the least for each of 1,000 categories: 40 rows in 4 MiB.
        FeatureSpec[] features =
        [
            .. Enumerable
                .Range(0, 1000)
                .Select(i => new FeatureSpec(
                    string.Create(CultureInfo.InvariantCulture, $"c{i}"),
                    FeatureKind.Category,
                    [new string('x', 100)]
                )),
        ];
        using var model = new PythonModel(
            Counting,
            new ModelSignature(ModelTask.Regression, "y", [], features)
        );
        using var scorer = model.Load();
        var outputs = new double[100];
        scorer.Score(new FeatureMatrix([.. features.Select(_ => new double[100])], 100), outputs);
        outputs.Max().ShouldBe(40);
        outputs.Min().ShouldBe(20);
    }

    [Fact]
    public void The_first_failure_is_told_with_its_rows_and_the_programs_last_line()
    {
        using var model = new PythonModel(Counting);
        using var scorer = model.Load();
        double[] values = [.. Enumerable.Range(0, 3000).Select(i => i == 1000 ? -1.0 : i)];
        var e = Should.Throw<MlOpsException>(() =>
            scorer.Score(Column(values), new double[values.Length])
        );
        e.Message.ShouldBe(
            "The model's program gave no outputs for rows 1001 to 2000: it ended with exit code 4; its last line was: no such thing."
        );
        e.ExitCode.ShouldBe(MlOpsExitCode.Broken);
    }

    [Fact]
    public void What_the_program_says_of_its_failure_is_told()
    {
        using var model = new PythonModel(Counting);
        using var scorer = model.Load();
        Should
            .Throw<MlOpsException>(() => scorer.Score(Column(-2), new double[1]))
            .Message.ShouldBe(
                "The model's program gave no outputs for rows 1 to 1: the model's program said that it failed. It said: bad row"
            );
    }

    [Theory]
    [InlineData("[[1.5]]", "a probability that is not within 0 and 1", "the probability 1.5")]
    [InlineData("[[-0.1]]", "a probability that is not within 0 and 1", "the probability -0.1")]
    public void A_probability_must_be_one(string outputs, string problem, string detail)
    {
        using var model = new PythonModel(
            $$"""
            import json, sys
            for line in sys.stdin:
                print(json.dumps({"outputs": {{outputs}} if json.loads(line)["rows"] else []}))
            """,
            new ModelSignature(
                ModelTask.Binary,
                "y",
                ["no", "yes"],
                [new FeatureSpec("x", FeatureKind.Number, [])]
            )
        );
        using var scorer = model.Load();
        Should
            .Throw<ScoringException>(() => scorer.ScoreRow([1], new double[1]))
            .Message.ShouldBe($"the model gave {problem}.");
        Should
            .Throw<MlOpsException>(() => scorer.Score(Column(1), new double[1]))
            .Message.ShouldContain(detail);
    }

    [Fact]
    public async Task Who_cancels_does_not_wait_for_the_program()
    {
        using var model = new PythonModel(
            """
            import json, os, sys, time
            for line in sys.stdin:
                if json.loads(line)["rows"]:
                    print(os.getpid(), file=sys.stderr)
                    time.sleep(1000)
                print(json.dumps({"outputs": []}))
            """
        );
        model.WriteManifest();
        using var cancel = new CancellationTokenSource();
        var scorer = (ProcessScorer)
            model.Open(
                model.Options(
                    new ProcessScorerOptions
                    {
                        Processes = 1,
                        RequestLimit = TimeSpan.FromHours(1),
                        EndLimit = TimeSpan.FromMilliseconds(200),
                    }
                ) with
                {
                    CancellationToken = cancel.Token,
                }
            );
        var work = Task.Run(
            () => scorer.Score(Column(1), new double[1]),
            TestContext.Current.CancellationToken
        );
        while (model.Log.Count == 0)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => work);
        scorer.Dispose();
        Directory.Exists($"/proc/{model.Log[0]}").ShouldBeFalse();
    }
}
