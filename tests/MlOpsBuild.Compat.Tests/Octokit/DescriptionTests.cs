namespace MlOpsBuild.Compat.Tests.Octokit;

/// <summary>GitHub's own description of its API takes each request, and its examples become objects.</summary>
public sealed class DescriptionTests(PrismServer prism) : IClassFixture<PrismServer>
{
    public static TheoryData<string> Names => [.. DescribedCalls.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Request_is_described(string name) => DescribedCalls.All[name](prism.CreateClient());

    [Fact]
    public async Task A_wrong_request_would_be_found()
    {
        var client = prism.CreateClient();
        await Should.ThrowAsync<InvalidOperationException>(
            client.Connection.Post<object>(
                new Uri("repos/a/b/issues/7/comments", UriKind.Relative),
                new { Bodies = "x" },
                accepts: null,
                contentType: null
            )
        );
        await Should.ThrowAsync<InvalidOperationException>(
            client.Connection.Get<object>(new Uri("repos/a/b/nothing", UriKind.Relative), null)
        );
    }
}
