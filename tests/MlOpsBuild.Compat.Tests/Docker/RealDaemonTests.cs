using System.Text.RegularExpressions;

namespace MlOpsBuild.Compat.Tests.Docker;

/// <summary>The recorded calls against a daemon of this machine give what they gave there.</summary>
[Collection(EngineCollection.Name)]
public sealed partial class RealDaemonTests(Engine engine)
{
    [Fact]
    public async Task Results_are_those_of_the_recording()
    {
        var client = await engine.ConnectAsync();
        var lines = await new RecordedScript(client, Engine.Token).RunAsync();
        lines
            .Select(WithoutNames)
            .ShouldBe(
                Recording
                    .Results.Where(x => !x.StartsWith("FAIL connect ", StringComparison.Ordinal))
                    .Select(WithoutNames)
            );
    }

    // Digests and versions are the daemon's own.
    private static string WithoutNames(string line) =>
        Versions().Replace(Digests().Replace(line, "<digest>"), "<version>");

    [GeneratedRegex(@"\b([0-9a-f]{64}|[0-9a-f]{12})\b|(?<=sha256:)[0-9a-f]{8}\b")]
    private static partial Regex Digests();

    [GeneratedRegex(@"(?<=version: )\S+ api=\S+")]
    private static partial Regex Versions();
}
