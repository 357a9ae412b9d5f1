using System.Net;
using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild.Serving.Tests.Hosting;

/// <summary>Bodies that are damaged in every way are answered, with an error of the client's, and the server lives on.</summary>
public sealed class HostileInputTests(SampleFolder samples)
{
    private const int Tries = 1500;

    [Theory]
    [InlineData("/predict", "application/json", SampleRequests.Row)]
    [InlineData("/predict", "application/json", "{\"rows\":[" + SampleRequests.Row + "]}")]
    [InlineData("/predict", "text/csv", SampleRequests.Csv)]
    [InlineData("/v2/models/churn/infer", "application/json", SampleRequests.Infer)]
    public async Task Damaged_bodies(string path, string type, string body)
    {
        await using var app = await TestApp.StartAsync(samples);
        var random = new StableRandom(7, path + type);
        var good = Encoding.UTF8.GetBytes(body);
        var refused = 0;
        for (var i = 0; i < Tries; i++)
        {
            var bytes = Damage.Of(good, random);
            using var response = await app.PostAsync(path, bytes, type);
            var text = $"{response.StatusCode} for {Encoding.UTF8.GetString(bytes)}";
            if (response.StatusCode == HttpStatusCode.BadRequest)
            {
                refused++;
                (await TestApp.JsonAsync(response, HttpStatusCode.BadRequest))
                    .GetProperty("error")
                    .GetString()!
                    .ShouldNotBeEmpty(text);
            }
            else
            {
                response.StatusCode.ShouldBe(HttpStatusCode.OK, text);
            }
        }

        refused.ShouldBeGreaterThan(Tries / 2);
        using var after = await app.PostAsync(path, good, type);
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
