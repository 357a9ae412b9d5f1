using MlOpsBuild.Common;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Processes;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Tests.Scoring.Processes;

/// <summary>Programs that are run once for a file.</summary>
public sealed class CsvScorerTests : IDisposable
{
    // Writes what a small Python expression makes of the rows, lists of texts, after a header.
    private const string Program = """
        import csv, os, sys
        rows = list(csv.reader(open(os.environ["MLOPS_INPUT"], newline="", encoding="utf-8")))
        header, rows = rows[0], rows[1:]
        with open(os.environ["MLOPS_OUTPUT"], "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            HERE
        """;

    private static readonly ModelSignature Mixed = new(
        ModelTask.Regression,
        "y",
        [],
        [
            new FeatureSpec("a,\"b\"", FeatureKind.Number, []),
            new FeatureSpec("c", FeatureKind.Category, ["d,e", "f\"g", "h\ni", "ü"]),
        ]
    );

    private static readonly ModelSignature Binary = new(
        ModelTask.Binary,
        "churn",
        ["No", "Yes"],
        [new FeatureSpec("x", FeatureKind.Number, [])]
    );

    private static readonly ModelSignature Multiclass = Binary with
    {
        Task = ModelTask.Multiclass,
        Classes = ["a", "b, c"],
    };

    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("mlops-csv-");

    public void Dispose() => _temporary.Delete(recursive: true);

    private static PythonModel Model(string body, ModelSignature? signature = null)
    {
        var model = new PythonModel(Whole(body), signature) { Protocol = ProcessWeights.Csv };
        model.WriteManifest();
        return model;
    }

    private static string Whole(string body) =>
        Program.Replace("HERE", body.ReplaceLineEndings("\n    "), StringComparison.Ordinal);

    private IScorer Open(PythonModel model, TimeSpan? limit = null) =>
        model.Open(
            model.Options(
                new ProcessScorerOptions { RequestLimit = limit ?? TimeSpan.FromSeconds(60) }
            ) with
            {
                TemporaryFolder = _temporary.FullName,
            }
        );

    private string Fails(PythonModel model, TimeSpan? limit = null)
    {
        var width = model.Signature.OutputWidth;
        var e = Should.Throw<MlOpsException>(() =>
            Open(model, limit)
                .Score(
                    new FeatureMatrix(
                        [
                            [1, 2, 3],
                        ],
                        3
                    ),
                    new double[3 * width]
                )
        );
        _temporary.GetFileSystemInfos().ShouldBeEmpty();
        return e.Message;
    }

    [Fact]
    public void The_file_says_what_the_rows_are()
    {
        using var model = Model(
            """
            writer.writerow(["y"])
            print(repr(header))
            for row in rows:
                print(repr(row))
                writer.writerow([len(row)])
            """,
            Mixed
        );
        var outputs = new double[6];
        Open(model)
            .Score(
                new FeatureMatrix(
                    [
                        [1, -0.0, 1e-320, double.NaN, 0.1 + 0.2, 1e22],
                        [0, 1, 2, 3, double.NaN, MissingValue.Unseen],
                    ],
                    6
                ),
                outputs
            );
        outputs.ShouldAllBe(o => o == 2);
        model.Log.ShouldBe([
            """['a,"b"', 'c']""",
            "['1', 'd,e']",
            """['-0', 'f"g']""",
            "['1E-320', 'h\\ni']",
            "['', 'ü']",
            "['0.30000000000000004', '']",
            "['1E+22', '']",
        ]);
        _temporary.GetFileSystemInfos().ShouldBeEmpty();
    }

    [Fact]
    public void A_row_with_nothing_is_still_a_row()
    {
        using var model = Model(
            """
            writer.writerow(["p"])
            print(len(rows), repr(rows[1]))
            for row in rows:
                writer.writerow([0.5])
            """,
            Binary
        );
        var outputs = new double[3];
        Open(model)
            .Score(
                new FeatureMatrix(
                    [
                        [1, double.NaN, 3],
                    ],
                    3
                ),
                outputs
            );
        outputs.ShouldBe([0.5, 0.5, 0.5]);
        model.Log.ShouldBe(["3 ['']"]);
    }

    [Fact]
    public void Bits_come_back_as_they_were()
    {
        using var model = Model(
            """
            writer.writerow(["y"])
            for row in rows:
                writer.writerow([float(row[0])])
            """
        );
        double[] values =
        [
            0.1,
            1.0 / 3,
            double.Epsilon,
            double.MaxValue,
            -2.2250738585072014e-308,
            123456789012345680,
        ];
        var outputs = new double[values.Length];
        Open(model).Score(new FeatureMatrix([values], values.Length), outputs);
        outputs
            .Select(BitConverter.DoubleToInt64Bits)
            .ShouldBe(values.Select(BitConverter.DoubleToInt64Bits));
        var one = new double[1];
        Open(model).ScoreRow([2.5], one);
        one.ShouldBe([2.5]);
    }

    [Fact]
    public void Classes_are_columns_in_their_order()
    {
        using var model = Model(
            """
            writer.writerow(["a", "b, c"])
            for row in rows:
                writer.writerow([0.25, 0.75])
            """,
            Multiclass
        );
        var outputs = new double[4];
        Open(model)
            .Score(
                new FeatureMatrix(
                    [
                        [1, 2],
                    ],
                    2
                ),
                outputs
            );
        outputs.ShouldBe([0.25, 0.75, 0.25, 0.75]);
    }

    [Theory]
    [InlineData("pass", "it is empty, expected a header and a line for each row")]
    [InlineData(
        "file.write('p\\n0.1\\n0.2\\n')",
        "it has 2 rows below its header, expected 3: one for each row of the file that MLOPS_INPUT names, in the same order"
    )]
    [InlineData(
        "file.write('p\\n0.1\\n0.2\\n0.3\\n0.4\\n')",
        "it has 4 rows below its header, expected 3: one for each row of the file that MLOPS_INPUT names, in the same order"
    )]
    [InlineData(
        "file.write('n,p\\n0.9,0.1\\n')",
        "it has 2 columns, expected one: the probability of 'Yes'"
    )]
    [InlineData(
        "file.write('p\\n0.1\\nnan\\n0.3\\n')",
        "row 2 has 'nan', expected a finite number"
    )]
    [InlineData("file.write('p\\n0.1\\n\\n0.3\\n')", "row 2 has '', expected a finite number")]
    [InlineData(
        "file.write('p\\n0.1\\nyes\\n0.3\\n')",
        "row 2 has 'yes', expected a finite number"
    )]
    [InlineData(
        "file.write('p\\n0.1\\n0.2,0.8\\n0.3\\n')",
        "row 2 has more than the 1 values that the header names"
    )]
    [InlineData(
        "file.write('p\\n0.1\\n1.25\\n0.3\\n')",
        "row 2 has the probability 1.25, expected one from 0 to 1"
    )]
    [InlineData("file.write('p\\n\"0.1\\n')", "Record 2 has a quote that is not closed")]
    [InlineData(
        "file.close(); os.remove(os.environ['MLOPS_OUTPUT'])",
        "it is not there: the program must write it where MLOPS_OUTPUT says"
    )]
    public void Anything_else_is_one_clear_error(string body, string problem)
    {
        using var model = Model(body, Binary);
        Fails(model)
            .ShouldBe($"The model's program wrote a predictions.csv that is not right: {problem}.");
    }

    [Theory]
    [InlineData(
        "file.write('b,a\\n')",
        "its header is 'b', 'a', expected a column for each class in this order: 'a', 'b, c'"
    )]
    [InlineData("file.write('a,\"b, c\"\\n0.5,0.5\\n0.5\\n')", "row 2 has 1 values, expected 2")]
    [InlineData(
        "file.write('a,\"b, c\"\\n' + 3 * '0.5,0.4\\n')",
        "row 1 has probabilities that add up to 0.9, expected 1"
    )]
    public void Classes_that_do_not_fit_are_told(string body, string problem)
    {
        using var model = Model(body, Multiclass);
        Fails(model)
            .ShouldBe($"The model's program wrote a predictions.csv that is not right: {problem}.");
    }

    [Fact]
    public void A_program_that_fails_is_told_with_its_last_line()
    {
        using var model = Model("raise ValueError('thirteen\\n::error::x')");
        Fails(model)
            .ShouldBe("The model's program ended with exit code 1; its last line was: ::error::x.");
        model.Log[0].ShouldBe("Traceback (most recent call last):");
        model.Log[^1].ShouldBe(": error::x");
    }

    [Fact]
    public void A_program_that_takes_too_long_is_ended_with_what_it_started()
    {
        using var model = Model(
            """
            import subprocess
            child = subprocess.Popen(["sleep", "1000"])
            print(child.pid, flush=True)
            child.wait()
            """
        );
        Fails(model, TimeSpan.FromSeconds(1))
            .ShouldBe("The model's program took longer than 1 seconds and was ended.");
        // What nobody waits for stays in the list of processes, without a command line.
        var file = $"/proc/{model.Log[0]}/cmdline";
        (File.Exists(file) ? File.ReadAllText(file) : "").ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancelling_ends_the_program()
    {
        using var model = Model("print(os.getpid(), flush=True); import time; time.sleep(1000)");
        using var cancel = new CancellationTokenSource();
        var scorer = model.Open(
            model.Options() with
            {
                TemporaryFolder = _temporary.FullName,
                CancellationToken = cancel.Token,
                Process = new ProcessScorerOptions { RequestLimit = TimeSpan.FromHours(1) },
            }
        );
        var work = Task.Run(
            () =>
                scorer.Score(
                    new FeatureMatrix(
                        [
                            [1],
                        ],
                        1
                    ),
                    new double[1]
                ),
            TestContext.Current.CancellationToken
        );
        while (model.Log.Count == 0)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => work);
        Directory.Exists($"/proc/{model.Log[0]}").ShouldBeFalse();
        _temporary.GetFileSystemInfos().ShouldBeEmpty();
    }

    [Fact]
    public void A_server_refuses_it()
    {
        using var model = Model("pass");
        var e = Should.Throw<ModelFormatException>(() =>
            model.Open(model.Options() with { ToServe = true })
        );
        e.Message.ShouldStartWith("model.json: the model's program takes files (protocol csv)");
        e.Message.ShouldContain("'protocol: lines'");
        e.ExitCode.ShouldBe(MlOpsExitCode.Usage);
    }

    [Fact]
    public void The_manifest_names_the_protocol()
    {
        using var model = Model("pass");
        var json = File.ReadAllBytes(Path.Combine(model.Folder.FullName, "model.json"));
        ModelBundle.ReadProcess(json)!.Protocol.ShouldBe("csv");
        System.Text.Encoding.UTF8.GetString(json).ShouldContain("\"protocol\": \"csv\"");
        ModelBundle
            .Write(ModelBundle.ReadManifest(json), ModelBundle.ReadProcess(json)!)
            .ShouldBe(json);
    }
}
