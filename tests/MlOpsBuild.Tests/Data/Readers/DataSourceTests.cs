using MlOpsBuild.Common;
using MlOpsBuild.Data.Readers;

namespace MlOpsBuild.Tests.Data.Readers;

public class DataSourceTests
{
    [Fact]
    public void A_path_is_one_file()
    {
        using var folder = new TestFolder();
        folder.Write("data/a.csv", "a\n1\n");
        DataSource.Expand(folder.Path, "data/a.csv").ShouldBe(["data/a.csv"]);
        DataSource.Expand(folder.Path, "./data/../data/a.csv").ShouldBe(["data/a.csv"]);
    }

    [Fact]
    public void A_path_may_lead_out_of_the_project()
    {
        using var folder = new TestFolder();
        folder.Write("data/a.csv", "a\n1\n");
        var project = Path.Combine(folder.Path, "models");
        Directory.CreateDirectory(project);
        DataSource.Expand(project, "../data/a.csv").ShouldBe(["../data/a.csv"]);
        DataSource.Expand(project, "../data/*.csv").ShouldBe(["../data/a.csv"]);
    }

    [Fact]
    public void A_glob_is_its_files_in_ordinal_order()
    {
        using var folder = new TestFolder();
        foreach (var name in new[] { "data/b.csv", "data/B.csv", "data/a/c.csv", ".mlops/x.csv" })
        {
            folder.Write(name, "a\n1\n");
        }

        folder.Write("data/readme.md", "");
        DataSource.Expand(folder.Path, "data/*.csv").ShouldBe(["data/B.csv", "data/b.csv"]);
        DataSource
            .Expand(folder.Path, "**/*.csv")
            .ShouldBe(["data/B.csv", "data/a/c.csv", "data/b.csv"]);
    }

    [Fact]
    public void What_is_not_there_is_told_with_what_is()
    {
        using var folder = new TestFolder();
        Message(folder, "data/churn.csv")
            .ShouldBe(
                $"data.source 'data/churn.csv' matches no file in '{folder.Path}'. There is no file of a known format (.csv, .tsv or .jsonl, each also with .gz)."
            );
        folder.Write("data/churns.csv", "");
        Message(folder, "data/churn.csv")
            .ShouldBe(
                $"data.source 'data/churn.csv' matches no file in '{folder.Path}'. Did you mean 'data/churns.csv'?"
            );
        Message(folder, "quite/different/*.tsv")
            .ShouldBe(
                $"data.source 'quite/different/*.tsv' matches no file in '{folder.Path}'. Existing data files: data/churns.csv."
            );
    }

    [Fact]
    public void Folders_absolute_paths_and_other_formats_are_refused()
    {
        using var folder = new TestFolder();
        folder.Write("data/a.parquet", "");
        Message(folder, "data")
            .ShouldBe(
                "data.source 'data' is a folder; expected a file or a glob, e.g. 'data/*.csv'."
            );
        Message(folder, "/data/a.csv")
            .ShouldBe(
                "data.source '/data/a.csv' is an absolute path; expected one relative to the project, so that it means the same on every machine."
            );
        Message(folder, "data/a.parquet")
            .ShouldBe(
                "data/a.parquet: The format '.parquet' cannot be read; expected .csv, .tsv or .jsonl, each also with .gz. Convert the file."
            );
    }

    private static string Message(TestFolder folder, string source) =>
        Should.Throw<UsageException>(() => DataSource.Expand(folder.Path, source)).Message;
}
