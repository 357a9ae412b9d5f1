using System.IO.Compression;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.MLNet.Tests.Training;

public sealed class DeterminismTests
{
    [Theory]
    [MemberData(nameof(Trainers.WithTasks), MemberType = typeof(Trainers))]
    public async Task Runs_threads_and_culture_change_no_byte(string trainer, ModelTask task)
    {
        var part = await Telco.PartAsync(task);
        var parameters = Trainers.Quick(trainer);
        using var plain = await Trained.Async(trainer, part, parameters);
        plain.Bytes().Keys.ShouldBe(["model.json", "model.zip"], ignoreOrder: true);
        using var again = await Trained.Async(trainer, part, parameters, threads: 2);
        again.Bytes().ShouldBe(plain.Bytes(), ignoreOrder: true);

        var culture = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = odd;
            using var elsewhere = await Trained.Async(trainer, part, parameters);
            elsewhere.Bytes().ShouldBe(plain.Bytes(), ignoreOrder: true);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public async Task Another_seed_gives_another_model_where_something_is_drawn()
    {
        var part = await Telco.PartAsync(ModelTask.Binary);
        var parameters = Trainers.Quick("mlnet/fast-forest");
        using var one = await Trained.Async("mlnet/fast-forest", part, parameters, seed: 42);
        using var other = await Trained.Async("mlnet/fast-forest", part, parameters, seed: 43);
        other.Bytes()["model.zip"].ShouldNotBe(one.Bytes()["model.zip"]);
    }

    [Fact]
    public async Task The_archive_has_no_clock_in_it_and_is_in_order()
    {
        using var trained = await Trained.Async("mlnet/fast-tree", Made.Gaps());
        await using var zip = await ZipFile.OpenReadAsync(
            trained.Zip,
            TestContext.Current.CancellationToken
        );
        zip.Entries.Count.ShouldBeGreaterThan(3);
        zip.Entries.Select(e => e.FullName)
            .ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        zip.Entries.Select(e => e.LastWriteTime.DateTime)
            .Distinct()
            .ShouldBe([new DateTime(1980, 1, 1)]);
    }
}
