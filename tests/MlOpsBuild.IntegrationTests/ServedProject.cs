using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MlOpsBuild.IntegrationTests;

/// <summary>A running <c>Serve</c>: what it says, where it answers, and whether it answers as evaluated.</summary>
internal static partial class ServedProject
{
    // The first time the serving program is published.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Waits until it says where it answers.</summary>
    public static async Task<Uri> AddressAsync(Process process, StringBuilder output) =>
        new((await MatchAsync(ServesAt(), process, output)).Groups["address"].Value + "/");

    /// <summary>Waits until a running program says something.</summary>
    public static async Task<Match> MatchAsync(Regex sought, Process process, StringBuilder output)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            string text;
            lock (output)
            {
                text = output.ToString();
            }

            if (sought.Match(text) is { Success: true } found)
            {
                return found;
            }

            process.HasExited.ShouldBeFalse(text);
            await Task.Delay(50, limit.Token);
        }
    }

    /// <summary>Sends the golden rows of a project, which must be answered bit for bit.</summary>
    public static async Task ShouldAnswerGoldenRowsAsync(HttpClient client, SampleProject project)
    {
        var rows = GoldenFile.Of(project);
        rows.Count.ShouldBe(100);
        foreach (var (inputs, expected) in rows)
        {
            using var answer = await client.PostAsync(
                "predict",
                new StringContent(inputs, Encoding.UTF8, "application/json"),
                TestContext.Current.CancellationToken
            );
            var json = await answer.Content.ReadFromJsonAsync<JsonElement>(
                TestContext.Current.CancellationToken
            );
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, json.GetRawText());
            var given = json.GetProperty("predictions")[0].GetProperty("probability").GetDouble();
            BitConverter
                .DoubleToInt64Bits(given)
                .ShouldBe(BitConverter.DoubleToInt64Bits(expected));
        }
    }

    [GeneratedRegex(@"serves telco-churn at (?<address>http://[0-9.:]+[0-9])\.")]
    private static partial Regex ServesAt();
}
