using FsCheck;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Data;

namespace MlOpsBuild.Tests.Data;

public class SplitterTests
{
    private static DataTable Table(IEnumerable<string> rows) =>
        TestFolder.Read("id\n" + string.Join('\n', rows) + "\n", TestFolder.Schema("id:text"));

    private static DataTable Numbered(int rows) =>
        Table(Enumerable.Range(0, rows).Select(i => $"row {i}"));

    private static HashSet<string?> TestRows(DataTable table, DataSplit split)
    {
        var texts = TestFolder.Texts(table, "id");
        return [.. split.Test.Select(r => texts[r])];
    }

    [Fact]
    public void Every_row_is_on_one_side_and_the_share_is_met()
    {
        var split = Splitter.Split(Numbered(20_000), new SplitConfig { Test = 0.2 });
        split.Train.Concat(split.Test).Order().ShouldBe(Enumerable.Range(0, 20_000));
        split.Train.ShouldBe(split.Train.Order());
        split.Test.ShouldBe(split.Test.Order());
        split.Test.Length.ShouldBeInRange(3800, 4200); // 3.5 standard deviations
    }

    [Fact]
    public void Adding_reordering_and_repeating_rows_never_moves_one() =>
        Prop.ForAll(
                Arb.From(
                    from rows in Gen.ListOf(Gen.Choose(0, 300))
                    from more in Gen.ListOf(Gen.Choose(0, 600))
                    from seed in Gen.Choose(0, 5)
                    where rows.Length > 0
                    select (rows, more, seed)
                ),
                t =>
                {
                    var config = new SplitConfig { Test = 0.3, Seed = (ulong)t.seed };
                    var before = Table(t.rows.Select(i => $"r{i}"));
                    var after = Table(t.more.Concat(t.rows).Reverse().Select(i => $"r{i}"));
                    var old = TestRows(before, Splitter.Assign(before, config));
                    var now = TestRows(after, Splitter.Assign(after, config));
                    foreach (var row in t.rows.Select(i => $"r{i}"))
                    {
                        now.Contains(row).ShouldBe(old.Contains(row));
                    }

                    var split = Splitter.Assign(after, config);
                    var texts = TestFolder.Texts(after, "id");
                    split.Train.Select(r => texts[r]).ShouldAllBe(x => !now.Contains(x));
                }
            )
            .Check(
                new FsCheck.Configuration
                {
                    MaxNbOfTest = 50,
                    QuietOnSuccess = true,
                    Runner = Config.QuickThrowOnFailure.Runner,
                }
            );

    [Fact]
    public void A_larger_share_keeps_the_test_rows()
    {
        var table = Numbered(1000);
        var small = TestRows(table, Splitter.Split(table, new SplitConfig { Test = 0.1 }));
        var large = TestRows(table, Splitter.Split(table, new SplitConfig { Test = 0.4 }));
        small.IsSubsetOf(large).ShouldBeTrue();
    }

    [Fact]
    public void Another_seed_gives_an_independent_split()
    {
        var table = Numbered(10_000);
        var a = Splitter.Split(table, new SplitConfig { Test = 0.5, Seed = 1 }).Test;
        var b = Splitter.Split(table, new SplitConfig { Test = 0.5, Seed = 2 }).Test;
        a.Intersect(b).Count().ShouldBeInRange(2330, 2670);
    }

    [Fact]
    public void By_time_the_latest_rows_are_the_test_part()
    {
        var table = TestFolder.Read(
            "t,x\n2024-01-05,a\n2024-01-01,b\n2024-01-04,c\n2024-01-02,d\n2024-01-03,e\n",
            TestFolder.Schema("t:time", "x:text")
        );
        var split = Splitter.Split(table, new SplitConfig { Test = 0.4, Time = "t" });
        split.Test.ShouldBe([0, 2]);
        split.Train.ShouldBe([1, 3, 4]);
    }

    [Theory]
    [InlineData(0.1, 1)] // the latest time has one row
    [InlineData(0.4, 4)]
    [InlineData(0.6, 4)] // 4 and 8 rows are as far from 6: the smaller part
    [InlineData(0.7, 8)]
    public void Rows_of_one_time_stay_together(double share, int expected)
    {
        var table = TestFolder.Read(
            "t\n1\n1\n2\n2\n2\n2\n3\n3\n3\n4\n",
            TestFolder.Schema("t:integer")
        );
        var split = Splitter.Split(table, new SplitConfig { Test = share, Time = "t" });
        split.Test.Length.ShouldBe(expected);
    }

    [Fact]
    public void The_validation_part_is_next_to_the_test_part_and_leaves_it_as_it_is()
    {
        var table = Numbered(20_000);
        var without = Splitter.Split(table, new SplitConfig { Test = 0.2 });
        without.Validation.ShouldBeEmpty();
        var config = new SplitConfig { Test = 0.2, Validation = 0.1 };
        var split = Splitter.Split(table, config);
        split.Test.ShouldBe(without.Test);
        split.Validation.ShouldBe(split.Validation.Order());
        split.Validation.Length.ShouldBeInRange(1850, 2150); // 3.5 standard deviations
        split
            .Train.Concat(split.Validation)
            .Concat(split.Test)
            .Order()
            .ShouldBe(Enumerable.Range(0, 20_000));
        // The rows that a test share of both would test.
        var both = Splitter.Split(table, new SplitConfig { Test = 0.2 + 0.1 });
        split.Test.Concat(split.Validation).Order().ShouldBe(both.Test);
    }

    [Fact]
    public void By_time_the_validation_part_is_the_latest_before_the_test_part()
    {
        var table = TestFolder.Read(
            "t\n5\n1\n4\n2\n3\n6\n3\n7\n8\n9\n",
            TestFolder.Schema("t:integer")
        );
        var split = Splitter.Split(
            table,
            new SplitConfig
            {
                Test = 0.2,
                Validation = 0.3,
                Time = "t",
            }
        );
        split.Test.ShouldBe([8, 9]);
        split.Validation.ShouldBe([0, 5, 7]);
        split.Train.ShouldBe([1, 2, 3, 4, 6]);
    }

    [Theory]
    [InlineData(0.2, 0.8)]
    [InlineData(0.2, -0.1)]
    [InlineData(0.2, double.NaN)]
    public void Validation_and_test_leave_rows_to_train_on(double test, double validation) =>
        Should
            .Throw<UsageException>(() =>
                Splitter.Split(
                    Numbered(10),
                    new SplitConfig { Test = test, Validation = validation }
                )
            )
            .Message.ShouldEndWith(
                "; expected a share of 0 or more that leaves rows to train on: together below 1."
            );

    [Fact]
    public void An_empty_validation_part_is_told() =>
        Should
            .Throw<UsageException>(() =>
                Splitter.Split(Numbered(50), new SplitConfig { Test = 0.4, Validation = 0.0001 })
            )
            .Message.ShouldBe(
                "data.split (test: 0.4, validation: 0.0001) puts none of 50 rows into the validation part; expected rows in each part. Change the share, or get more rows that differ."
            );

    [Fact]
    public void An_empty_part_is_told()
    {
        Should
            .Throw<UsageException>(() =>
                Splitter.Split(Table(["a", "b"]), new SplitConfig { Test = 0.0001 })
            )
            .Message.ShouldBe(
                "data.split (test: 0.0001) puts none of 2 rows into the test part; expected rows on both sides. Change the share, or get more rows that differ."
            );
        Should
            .Throw<UsageException>(() =>
                Splitter.Split(Table(["a", "b"]), new SplitConfig { Test = 0.9999 })
            )
            .Message.ShouldContain("puts none of 2 rows into the training part");
        var constant = TestFolder.Read("t\n1\n1\n", TestFolder.Schema("t:integer"));
        Should
            .Throw<UsageException>(() => Splitter.Split(constant, new SplitConfig { Time = "t" }))
            .Message.ShouldContain("test part");
    }

    [Fact]
    public void A_time_column_that_does_not_serve_is_told()
    {
        var table = TestFolder.Read(
            "when,x\n2024-01-05,a\n,b\n",
            TestFolder.Schema("when:time?", "x:text")
        );
        Message("wen")
            .ShouldBe(
                "data.split.time names the column 'wen', which is not in the data. Did you mean 'when'?"
            );
        Message("x")
            .ShouldBe(
                "data.split.time names the column 'x' of type text; expected time, integer or number."
            );
        Message("when")
            .ShouldBe(
                "data.csv:3: The column 'when' orders the rows (data.split.time), but 1 of 2 rows have no valid value there, the first of them here. Fill it in or remove the row."
            );
        string Message(string time) =>
            Should
                .Throw<UsageException>(() => Splitter.Split(table, new SplitConfig { Time = time }))
                .Message;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    public void A_share_must_leave_rows_on_both_sides(double share) =>
        Should
            .Throw<UsageException>(() =>
                Splitter.Split(Numbered(10), new SplitConfig { Test = share })
            )
            .Message.ShouldEndWith("; expected a share above 0 and below 1, e.g. 0.2.");
}
