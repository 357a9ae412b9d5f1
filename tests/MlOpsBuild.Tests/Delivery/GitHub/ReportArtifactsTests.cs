using MlOpsBuild.Common;
using MlOpsBuild.Delivery.GitHub;
using MlOpsBuild.Reports.Intake;

namespace MlOpsBuild.Tests.Delivery.GitHub;

public sealed class ReportArtifactsTests : IAsyncDisposable
{
    private static readonly byte[] Archive = [.. Enumerable.Range(0, 5000).Select(x => (byte)x)];

    private readonly FakeGitHub _github = new();
    private readonly List<HttpExchange> _stored = [];
    private readonly HttpHost _storage;
    private HttpAnswer _file = new(200) { Bytes = Archive, ContentType = "application/zip" };

    public ReportArtifactsTests()
    {
        _storage = new HttpHost(x =>
        {
            _stored.Add(x);
            return Task.FromResult(_file);
        });
        _github.Instead = x =>
            x.Target switch
            {
                "/repos/o/r/actions/runs/99/artifacts?per_page=100" => new HttpAnswer(
                    200,
                    List((1, "mlops-report-b", 10, false), (2, "other", 10, false)),
                    $"Link: <{_github.Address}repositories/1/actions/runs/99/artifacts?page=2>; rel=\"next\""
                ),
                "/repositories/1/actions/runs/99/artifacts?page=2" => new HttpAnswer(
                    200,
                    List(
                        (3, "mlops-report-a", 5000, false),
                        (4, "mlops-report-b", 20, false),
                        (5, "mlops-report-c", 20, true)
                    )
                ),
                "/repos/o/r/actions/artifacts/3/zip" => new HttpAnswer(
                    302,
                    "",
                    $"Location: {_storage.Address}blob?sig=1"
                ),
                _ => null,
            };
    }

    public async ValueTask DisposeAsync()
    {
        await _github.DisposeAsync();
        await _storage.DisposeAsync();
    }

    [Fact]
    public async Task The_triggering_runs_reports_are_listed_the_last_of_a_name()
    {
        (await Artifacts().ListAsync()).ShouldBe([
            new ReportArtifact(3, "mlops-report-a", 5000),
            new ReportArtifact(4, "mlops-report-b", 20),
        ]);
        var few = new ReportArtifacts(Run(), _github.Options()) { MaxCount = 1 };
        (await few.ListAsync()).Count.ShouldBe(1);
        _github.Notes.ShouldHaveSingleItem().ShouldContain("has 2 artifacts");
    }

    [Fact]
    public async Task The_storage_does_not_get_the_token()
    {
        await using var stream = await OpenAsync();
        stream.Length.ShouldBe(Archive.Length);
        ((MemoryStream)stream).ToArray().ShouldBe(Archive);
        _github.Requests.Single().Token.ShouldBe("Token " + FakeGitHub.Token);
        // Even though it is on the same host, with another port.
        _stored.Single().Token.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_says_that_it_is_too_large_is_not_asked_for()
    {
        var artifacts = new ReportArtifacts(Run(), _github.Options()) { MaxBytes = 4999 };
        var error = await Should.ThrowAsync<ReportRefusedException>(() =>
            artifacts.OpenAsync(new ReportArtifact(3, "mlops-report-a", 5000))
        );
        error.Message.ShouldBe(
            "The run's report is not taken: it has 5,000 bytes or more, expected at most 4,999; it was not read."
        );
        _github.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_lies_about_its_size_is_not_read_to_the_end()
    {
        var artifacts = new ReportArtifacts(Run(), _github.Options()) { MaxBytes = 4000 };
        await Should.ThrowAsync<ReportRefusedException>(() =>
            artifacts.OpenAsync(new ReportArtifact(3, "mlops-report-a", 10))
        );
        _stored.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("busy")]
    public async Task A_download_that_breaks_begins_anew(string fault)
    {
        var good = _file;
        _file = fault == "cut" ? good with { CutAfter = 100 } : new HttpAnswer(503, "{}");
        var instead = _github.Instead;
        _github.Instead = x =>
        {
            _file = _stored.Count > 0 ? good : _file;
            return instead(x);
        };
        await using var stream = await OpenAsync();
        stream.Length.ShouldBe(Archive.Length);
        _stored.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_expired_one_is_told()
    {
        _github.Instead = _ => new HttpAnswer(410, """{"message":"Artifact has expired"}""");
        (await Should.ThrowAsync<MlOpsException>(OpenAsync)).Message.ShouldContain(
            "Could not download the artifact mlops-report-a in o/r"
        );
    }

    [Fact]
    public async Task Without_a_run_nothing_is_asked()
    {
        var run = _github.Run() with { RunId = 0 };
        await Should.ThrowAsync<UsageException>(() =>
            new ReportArtifacts(run, _github.Options()).ListAsync()
        );
    }

    private GitHubRun Run() => PullRequestFinderTests.WorkflowRun(_github);

    private ReportArtifacts Artifacts() => new(Run(), _github.Options());

    private Task<Stream> OpenAsync() =>
        Artifacts().OpenAsync(new ReportArtifact(3, "mlops-report-a", 5000));

    private static string List(params (int Id, string Name, int Size, bool Expired)[] items) =>
        $$"""{"total_count":{{items.Length}},"artifacts":[{{string.Join(',', items.Select(x => $$"""{"id":{{x.Id}},"name":"{{x.Name}}","size_in_bytes":{{x.Size}},"expired":{{(x.Expired ? "true" : "false")}}}"""))}}]}""";
}
