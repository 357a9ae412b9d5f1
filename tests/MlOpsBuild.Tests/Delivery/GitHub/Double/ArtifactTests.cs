using Newtonsoft.Json.Linq;

namespace MlOpsBuild.Tests.Delivery.GitHub.Double;

/// <summary>Artifacts of the double are as those of GitHub.</summary>
public sealed class ArtifactTests : GitHubTest
{
    private const string Path = $"/repos/{Owner}/{Name}/actions";

    [Fact]
    public async Task An_artifact_is_found_and_downloaded()
    {
        Repository.AddArtifact(5, "report", Sha, [1, 2, 3]);
        Repository.AddArtifact(5, "model", Sha, [4]);
        Repository.AddArtifact(6, "report", Sha, [5]);
        var cancellationToken = TestContext.Current.CancellationToken;
        using var list = await GetAsync($"{Path}/runs/5/artifacts?name=report");
        var answer = JObject.Parse(await list.Content.ReadAsStringAsync(cancellationToken));
        ((int?)answer["total_count"]).ShouldBe(1);
        var artifact = answer["artifacts"]![0]!;
        ((int?)artifact["size_in_bytes"]).ShouldBe(3);

        using var redirect = await GetAsync((string)artifact["archive_download_url"]!);
        ((int)redirect.StatusCode).ShouldBe(302);
        var location = redirect.Headers.Location!;
        location.Port.ShouldNotBe(new Uri(Server.ApiUrl).Port);

        using var refused = await GetAsync(location.ToString());
        ((int)refused.StatusCode).ShouldBe(400);
        using var zip = await GetAsync(location.ToString(), token: null);
        (await zip.Content.ReadAsByteArrayAsync(cancellationToken)).ShouldBe([1, 2, 3]);
        zip.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        using var forged = await GetAsync(location.ToString().Split('?')[0] + "?se=1", token: null);
        ((int)forged.StatusCode).ShouldBe(403);
    }

    [Fact]
    public async Task Some_artifacts_are_not_to_be_had()
    {
        var expired = Repository.AddArtifact(5, "report", Sha, [1], isExpired: true);
        using var gone = await GetAsync($"{Path}/artifacts/{expired.Id}/zip");
        ((int)gone.StatusCode).ShouldBe(410);
        using var anonymous = await GetAsync($"{Path}/artifacts/{expired.Id}/zip", token: null);
        ((int)anonymous.StatusCode).ShouldBe(401);
        using var missing = await GetAsync($"{Path}/artifacts/1/zip");
        ((int)missing.StatusCode).ShouldBe(404);
    }
}
