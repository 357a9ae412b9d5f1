using System.Net;
using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild.Serving.Tests.Hosting;

/// <summary>Bodies that are damaged in every way are answered, with an error of the client's, and the server lives on.</summary>
public sealed class HostileInputTests(SampleFolder samples)
{
    private const int Tries = 1500;

    private static readonly string[] Pieces =
    [
        "\"",
        "\\",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null",
        "true",
        "1e999",
        "-",
        "-0",
        "\\ud800",
        "\0",
        "\u202E",
        "NaN",
        "\"rows\":",
        "\"inputs\":",
        "[[[[",
        "0.1e",
        "99999999999999999999",
        "\r\n",
        "\"\"",
        "é",
        "\uFEFF",
        "\"shape\":[1,1]",
        "\"shape\":[10000]",
        "\"name\":\"tenure\",",
        "\"id\":1,",
    ];

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
            var bytes = good.ToList();
            for (var edits = 1 + Below(random, 4); edits > 0; edits--)
            {
                Damage(bytes, random);
            }

            using var response = await app.PostAsync(path, [.. bytes], type);
            var text = $"{response.StatusCode} for {Encoding.UTF8.GetString([.. bytes])}";
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

    private static int Below(StableRandom random, int limit) => (int)(random.NextDouble() * limit);

    private static void Damage(List<byte> bytes, StableRandom random)
    {
        var at = Below(random, bytes.Count);
        var length = Math.Min(1 + Below(random, 20), bytes.Count - at);
        switch (Below(random, 6))
        {
            case 0:
                bytes.RemoveRange(at, length);
                break;
            case 1:
                bytes.InsertRange(Below(random, bytes.Count), bytes.GetRange(at, length));
                break;
            case 2:
                bytes[at] = (byte)Below(random, 256);
                break;
            case 3:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[Below(random, Pieces.Length)]));
                break;
        }

        if (bytes.Count == 0)
        {
            bytes.Add((byte)'{');
        }
    }
}
