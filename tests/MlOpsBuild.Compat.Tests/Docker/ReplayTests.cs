using System.Text;
using Docker.DotNet;

namespace MlOpsBuild.Compat.Tests.Docker;

/// <summary>Each recorded call again: the same requests, byte for byte, and the same results.</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task Requests_and_results_are_those_of_the_recording()
    {
        var rest = Recording.Calls.ToList();
        await using var daemon = new ScriptedDaemon(async connection =>
        {
            var (head, body) = await connection.ReadRequestAsync();
            var call = rest.FirstOrDefault(x => x.Head == head && x.Body.SequenceEqual(body));
            if (call is null)
            {
                var near = rest.FirstOrDefault(x => x.Line == head.Split('\n')[0]) ?? rest[0];
                $"{head}\n\n{Encoding.Latin1.GetString(body)}".ShouldBe(
                    $"{near.Head}\n\n{Encoding.Latin1.GetString(near.Body)}"
                );
            }

            rest.Remove(call!);
            await connection.Stream.WriteAsync(call!.Answer);
        });
        using var configuration = new DockerClientConfiguration(daemon.Endpoint);
        using var client = configuration.CreateClient();
        var lines = await new RecordedScript(
            client,
            TestContext.Current.CancellationToken
        ).RunAsync();
        rest.Select(x => x.Line).ShouldBeEmpty();

        await using var nowhere = new ScriptedDaemon(_ => Task.CompletedTask);
        using var missing = new DockerClientConfiguration(
            new Uri(nowhere.Endpoint + ".missing")
        ).CreateClient();
        var failed = await Should.ThrowAsync<HttpRequestException>(() =>
            missing.System.PingAsync(TestContext.Current.CancellationToken)
        );
        lines
            .Append(
                $"FAIL connect to missing socket: {failed.GetType().FullName}: {failed.Message}"
            )
            .ShouldBe(Recording.Results);
    }
}
