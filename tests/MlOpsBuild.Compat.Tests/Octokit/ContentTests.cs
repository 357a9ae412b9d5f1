using System.Text;
using Octokit;

namespace MlOpsBuild.Compat.Tests.Octokit;

/// <summary>Files: of releases and of repositories.</summary>
public sealed class ContentTests
{
    [Fact]
    public async Task A_file_is_added_to_a_release()
    {
        await using var server = new GitHubServer(_ =>
            GitHubServer.Json("""{"id":3,"name":"a b.zip","state":"uploaded"}""", "201 Created")
        );
        byte[] bytes = [0, 255, 13, 10, 80, 75];
        using var stream = new MemoryStream(bytes);
        var asset = await server
            .CreateClient()
            .Repository.Release.UploadAsset(
                new Release($"{server.Address}upload/releases/1/assets{{?name,label}}"),
                new ReleaseAssetUpload(
                    "a b&c.zip",
                    "application/zip",
                    stream,
                    TimeSpan.FromMinutes(1)
                )
            );

        asset.Id.ShouldBe(3);
        var request = server.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        request.Target.ShouldBe("/upload/releases/1/assets?name=a%20b%26c.zip");
        request.Content.ShouldBe(bytes);
        request.GetHeader("Content-Type").ShouldBe("application/zip");
        request.GetHeader("Accept").ShouldBe("application/vnd.github.v3");
        request.GetHeader("Authorization").ShouldBe("Token ghp_token123");
    }

    [Fact]
    public async Task A_file_is_read_as_text_and_as_bytes()
    {
        await using var server = new GitHubServer(x =>
            x.GetHeader("Accept") == "application/vnd.github.v3.raw"
                ? GitHubServer.Answer(
                    "200 OK",
                    "é\0b",
                    "Content-Type: application/vnd.github.v3.raw; charset=utf-8"
                )
                : GitHubServer.Json(
                    """{"type":"file","encoding":"base64","name":"a.txt","path":"d/a.txt","size":3,"content":"w6li\nYQ==\n"}"""
                )
        );
        var contents = server.CreateClient().Repository.Content;
        var file = (
            await contents.GetAllContentsByRef("acme", "widgets", "d/a.txt", "main")
        ).ShouldHaveSingleItem();
        file.Content.ShouldBe("éba");
        file.Type.Value.ShouldBe(ContentType.File);
        server.Requests[0].Target.ShouldBe("/api/v3/repos/acme/widgets/contents/d/a.txt?ref=main");

        (await contents.GetRawContent("acme", "widgets", "d/a.txt")).ShouldBe(
            Encoding.UTF8.GetBytes("é\0b")
        );
    }

    [Fact]
    public async Task A_file_is_created_changed_and_deleted()
    {
        await using var server = new GitHubServer(x =>
            x.Method == "DELETE"
                ? GitHubServer.Json("""{"content":null,"commit":{"sha":"c"}}""")
                : GitHubServer.Json(
                    """{"content":{"name":"a.txt","sha":"b"},"commit":{"sha":"c","message":"m"}}"""
                )
        );
        var contents = server.CreateClient().Repository.Content;
        var created = await contents.CreateFile(
            "acme",
            "widgets",
            "a.txt",
            new CreateFileRequest("m", "é", "branch")
        );
        created.Content.Sha.ShouldBe("b");
        created.Commit.Message.ShouldBe("m");
        await contents.UpdateFile(
            "acme",
            "widgets",
            "a.txt",
            new UpdateFileRequest("m", "AAEC", "sha", convertContentToBase64: false)
        );
        await contents.DeleteFile("acme", "widgets", "a.txt", new DeleteFileRequest("m", "sha"));
        server
            .Requests.Select(x => $"{x.Method} {x.Body}")
            .ShouldBe([
                """PUT {"content":"w6k=","message":"m","branch":"branch"}""",
                """PUT {"sha":"sha","content":"AAEC","message":"m"}""",
                """DELETE {"sha":"sha","message":"m"}""",
            ]);
    }

    [Fact]
    public async Task A_hash_in_a_name_is_not_the_end_of_the_address()
    {
        await using var server = new GitHubServer(_ => GitHubServer.Json("""{"name":"c#"}"""));
        (await server.CreateClient().Issue.Labels.Get("acme", "widgets", "c#")).Name.ShouldBe("c#");
        server.Requests[0].Target.ShouldBe("/api/v3/repos/acme/widgets/labels/c%23");
    }
}
