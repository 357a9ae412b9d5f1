using System.Runtime.InteropServices;
using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Intake;

namespace MlOpsBuild.Tests.Reports.Intake;

public sealed class FolderIntakeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("intake-").FullName;
    private readonly byte[] _good = ReportJson.Write(ReportModels.Accepted());

    [Theory]
    [InlineData("report.json")]
    [InlineData("churn/report.json")]
    public async Task A_report_in_the_folder_or_one_below_is_taken(string name)
    {
        Write(name);
        Write("deep/er/report.json");

        (await ReadAsync()).Report!.Model.ShouldBe("telco-churn");
    }

    [Fact]
    public async Task A_zip_file_is_taken()
    {
        var file = Path.Combine(_folder, "a.zip");
        File.WriteAllBytes(file, Zips.Report(ReportModels.Accepted()));

        var result = await ReportIntake.ReadAsync(
            file,
            cancellationToken: TestContext.Current.CancellationToken
        );

        result.Report!.Model.ShouldBe("telco-churn");
    }

    [Fact]
    public async Task Nothing_at_the_path_is_wrong_usage() =>
        (
            await Should.ThrowAsync<UsageException>(() =>
                ReportIntake.ReadAsync(Path.Combine(_folder, "x"))
            )
        ).Message.ShouldContain("there is no folder and no zip file");

    [Fact]
    public async Task A_notice_beside_a_report_counts()
    {
        Write("report.json");
        File.WriteAllBytes(
            Path.Combine(_folder, "notice.json"),
            RunNoticeJson.Write(RunNotices.Broken())
        );

        (await ReadAsync()).Notice.ShouldBe(RunNotices.Broken());
    }

    [Fact]
    public async Task An_empty_folder_is_refused() =>
        (await RefusedAsync()).ShouldStartWith("the folder has no report.json and no notice.json");

    [Fact]
    public async Task Two_reports_are_refused()
    {
        Write("a/report.json");
        Write("b/report.json");

        (await RefusedAsync()).ShouldBe(
            "the folder has report.json more than once, expected it once."
        );
    }

    [Fact]
    public async Task A_link_is_not_followed()
    {
        var elsewhere = Path.Combine(_folder, "deep", "er");
        Write("deep/er/report.json");
        File.CreateSymbolicLink(
            Path.Combine(_folder, "report.json"),
            Path.Combine(elsewhere, "report.json")
        );

        (await RefusedAsync()).ShouldBe("report.json in the folder is no ordinary file.");
    }

    [Fact]
    public async Task A_link_to_a_folder_is_not_followed()
    {
        Write("deep/er/report.json");
        Directory.CreateSymbolicLink(
            Path.Combine(_folder, "link"),
            Path.Combine(_folder, "deep", "er")
        );

        (await RefusedAsync()).ShouldStartWith("the folder has no report.json");
    }

    [Fact]
    public async Task A_link_that_leads_nowhere_is_refused()
    {
        File.CreateSymbolicLink(Path.Combine(_folder, "report.json"), "/no/such/file");

        (await RefusedAsync()).ShouldBe("report.json in the folder is no ordinary file.");
    }

    [Fact]
    public async Task A_folder_of_that_name_is_refused()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "report.json"));

        (await RefusedAsync()).ShouldBe("report.json in the folder is no ordinary file.");
    }

    [Fact]
    public async Task A_pipe_is_not_waited_for()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "pipes with names");
        MakePipe(Encoding.UTF8.GetBytes(Path.Combine(_folder, "report.json") + "\0"), 0b110_000_000)
            .ShouldBe(0);

        (await RefusedAsync()).ShouldBe("report.json in the folder is no ordinary file.");
    }

    [Fact]
    public async Task A_large_file_is_refused()
    {
        Write("report.json");

        (await RefusedAsync(new() { MaxJsonBytes = 1000 })).ShouldBe(
            "report.json is larger than 1.0 kB, which is more than any report."
        );
    }

    [Fact]
    public async Task Too_many_entries_are_refused()
    {
        Write("report.json");
        for (var i = 0; i < 5; i++)
        {
            Write($"f{i}");
        }

        (await RefusedAsync(new() { MaxEntries = 5 })).ShouldBe(
            "the folder has more than 5 entries."
        );
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [DllImport("libc", EntryPoint = "mkfifo")]
    private static extern int MakePipe(byte[] path, uint mode);

    private void Write(string name)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, _good);
    }

    private Task<RunReport> ReadAsync(ReportIntakeOptions? options = null) =>
        ReportIntake.ReadAsync(_folder, options, TestContext.Current.CancellationToken);

    private async Task<string> RefusedAsync(ReportIntakeOptions? options = null) =>
        Zips.Clean(await Should.ThrowAsync<ReportRefusedException>(() => ReadAsync(options)));
}
