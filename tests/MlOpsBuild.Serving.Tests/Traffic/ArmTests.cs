using System.Net;
using System.Text;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Tests.Hosting;

namespace MlOpsBuild.Serving.Tests.Traffic;

/// <summary>Several models answer.</summary>
public sealed class ArmTests(SampleFolder samples)
{
    private static readonly ServedModelSettings[] Two =
    [
        new()
        {
            Name = "champion",
            Path = "binary",
            Weight = 80,
        },
        new()
        {
            Name = "challenger",
            Path = "binary2",
            Weight = 20,
        },
    ];

    [Fact]
    public async Task Requests_are_shared_out_exactly_and_each_answer_names_its_model()
    {
        await using var app = await TestApp.StartAsync(samples, Two);
        var digests = new List<string>();
        for (var i = 0; i < 50; i++)
        {
            using var response =
                i % 2 == 0
                    ? await app.PostAsync("/predict", SampleRequests.Row)
                    : await app.PostAsync("/v2/models/churn/infer", SampleRequests.Infer);
            var answer = await TestApp.JsonAsync(response);
            var digest = response.Headers.GetValues("X-Model-Digest").Single();
            (
                i % 2 == 0
                    ? answer.GetProperty("model").GetProperty("digest")
                    : answer.GetProperty("model_version")
            )
                .GetString()
                .ShouldBe(digest);
            digests.Add(digest);
        }

        // The two paths take their turns together.
        digests.Count(d => d == app.Models[0].Digest).ShouldBe(40);
        digests.Count(d => d == app.Models[1].Digest).ShouldBe(10);
    }

    [Fact]
    public async Task A_route_key_stays_with_a_model()
    {
        await using var app = await TestApp.StartAsync(samples, Two);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var user = 0; user < 30; user++)
        {
            var mine = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < 3; i++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/predict")
                {
                    Content = new StringContent(
                        SampleRequests.Row,
                        Encoding.UTF8,
                        "application/json"
                    ),
                    Headers = { { "X-Route-Key", $"user {user}" } },
                };
                using var response = await app.Client.SendAsync(
                    request,
                    TestContext.Current.CancellationToken
                );
                mine.Add(response.Headers.GetValues("X-Model-Digest").Single());
            }

            mine.Count.ShouldBe(1);
            seen.UnionWith(mine);
        }

        seen.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_model_that_is_named_answers_whatever_its_weight()
    {
        await using var app = await TestApp.StartAsync(
            samples,
            [
                new() { Name = "champion", Path = "binary" },
                new()
                {
                    Name = "idle",
                    Path = "binary2",
                    Weight = 0,
                },
            ]
        );
        var idle = app.Models[1].Digest;
        for (var i = 0; i < 10; i++)
        {
            (await DigestAsync(app, "/predict", SampleRequests.Row)).ShouldBe(app.Models[0].Digest);
        }

        (await DigestAsync(app, "/predict?model=idle", SampleRequests.Row)).ShouldBe(idle);
        (
            await DigestAsync(
                app,
                $"/predict?model={Uri.EscapeDataString(idle)}",
                SampleRequests.Row
            )
        ).ShouldBe(idle);
        (
            await DigestAsync(app, "/v2/models/churn/versions/idle/infer", SampleRequests.Infer)
        ).ShouldBe(idle);
        (
            await DigestAsync(app, $"/v2/models/churn/versions/{idle}/infer", SampleRequests.Infer)
        ).ShouldBe(idle);
    }

    [Theory]
    [InlineData("?model=other", HttpStatusCode.NotFound)]
    [InlineData("?modle=champion", HttpStatusCode.BadRequest)]
    [InlineData("?model", HttpStatusCode.BadRequest)]
    [InlineData("?model=champion&model=champion", HttpStatusCode.BadRequest)]
    public async Task A_query_that_names_nothing(string query, HttpStatusCode status)
    {
        await using var app = await TestApp.StartAsync(samples, Two);
        await app.PostAsync($"/predict{query}", SampleRequests.Row, status);
    }

    private static async Task<string> DigestAsync(TestApp app, string path, string body)
    {
        using var response = await app.PostAsync(path, body);
        await TestApp.JsonAsync(response);
        return response.Headers.GetValues("X-Model-Digest").Single();
    }
}
