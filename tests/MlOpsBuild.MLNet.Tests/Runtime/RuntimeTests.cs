using MlOpsBuild.MLNet.Runtime;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.MLNet.Tests.Runtime;

public sealed class RuntimeTests
{
    [Theory]
    [MemberData(nameof(Trainers.WithTasks), MemberType = typeof(Trainers))]
    public async Task A_matrix_scores_as_its_rows_bit_for_bit(string trainer, ModelTask task)
    {
        var part = await Telco.PartAsync(task);
        using var trained = await Trained.Async(trainer, part, Trainers.Quick(trainer));
        var all = trained.Predict(part.Test.Features);
        var width = trained.Scorer.Signature.OutputWidth;
        var row = new double[part.Test.Features.ColumnCount];
        var one = new double[width];
        for (var i = 0; i < part.Test.Features.RowCount; i++)
        {
            part.Test.Features.CopyRow(i, row);
            trained.Scorer.ScoreRow(row, one);
            all.AsSpan(i * width, width).SequenceEqual(one).ShouldBeTrue($"row {i}");
        }
    }

    [Fact]
    public async Task Many_threads_get_what_one_gets()
    {
        var part = await Telco.PartAsync(ModelTask.Binary);
        using var trained = await Trained.Async("mlnet/fast-tree", part);
        var expected = trained.Predict(part.Test.Features);
        var found = new double[expected.Length];
        Parallel.For(
            0,
            expected.Length,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            i =>
            {
                var row = new double[part.Test.Features.ColumnCount];
                part.Test.Features.CopyRow(i, row);
                trained.Scorer.ScoreRow(row, found.AsSpan(i, 1));
            }
        );
        found.ShouldBe(expected);
    }

    [Fact]
    public async Task Spans_of_other_lengths_are_refused()
    {
        using var trained = await Trained.Async("mlnet/fast-tree", Made.Gaps());
        Should.Throw<ArgumentException>(() =>
            trained.Scorer.ScoreRow(new double[2], new double[1])
        );
        Should.Throw<ArgumentException>(() =>
            trained.Scorer.ScoreRow(new double[3], new double[2])
        );
        Should.Throw<ArgumentException>(() =>
            trained.Scorer.Score(
                new FeatureMatrix(
                    [
                        [1],
                        [2],
                        [3],
                    ],
                    1
                ),
                new double[2]
            )
        );
    }

    [Fact]
    public async Task Only_who_has_the_runtime_opens_the_model()
    {
        using var trained = await Trained.Async("mlnet/fast-tree", Made.Gaps());
        Should
            .Throw<ModelFormatException>(() => ModelBundle.Open(trained.Folder))
            .Message.ShouldContain("needs Microsoft.ML");
    }

    [Fact]
    public async Task A_file_that_is_another_one_is_told()
    {
        using var trained = await Trained.Async("mlnet/fast-tree", Made.Gaps());
        await File.AppendAllTextAsync(trained.Zip, "x", TestContext.Current.CancellationToken);
        Should
            .Throw<ModelFormatException>(() => Open(trained.Folder))
            .Message.ShouldContain("SHA-256");
    }

    [Fact]
    public void What_is_no_model_of_ML_NET_is_told()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["model.zip"], "no archive");
        var signature = Made.Gaps().Signature;
        Should
            .Throw<ModelFormatException>(() => MlNetScorer.Load(signature, folder["model.zip"]))
            .Message.ShouldContain("cannot be read as a model of ML.NET");
    }

    [Fact]
    public async Task A_model_of_another_task_is_told()
    {
        using var trained = await Trained.Async("mlnet/fast-tree", Made.Gaps());
        var signature = trained.Scorer.Signature;
        Should
            .Throw<ModelFormatException>(() =>
                MlNetScorer.Load(
                    signature with
                    {
                        Task = ModelTask.Multiclass,
                        Classes = ["a", "b", "c"],
                    },
                    trained.Zip
                )
            )
            .Message.ShouldContain("expected a vector of 3 Single");
    }

    private static IScorer Open(string folder) =>
        ModelBundle.Open(folder, new ModelOpenOptions { Runtimes = [new MlNetRuntime()] });
}
