using System.Text;
using MlOpsBuild.Compat.Tests.NukeCommon;

namespace MlOpsBuild.Compat.Tests.Octokit;

/// <summary>What Octokit 14.0.0 sent to a server of the same answers, and what its calls gave.</summary>
public static class RecordedCalls
{
    private const string End = "-----";

    public static string Directory { get; } =
        Path.Combine(SampleBuild.Repository, "tests/MlOpsBuild.Compat.Tests/Octokit/References");

    public static IReadOnlyDictionary<string, RecordedCall> All { get; } =
        Read(File.ReadAllLines(Path.Combine(Directory, "requests.txt")));

    private static Dictionary<string, RecordedCall> Read(IEnumerable<string> lines)
    {
        var calls = new Dictionary<string, RecordedCall>(StringComparer.Ordinal);
        var call = calls[""] = new RecordedCall([], []);
        StringBuilder? request = null;
        foreach (var line in lines)
        {
            if (line.StartsWith("##### ", StringComparison.Ordinal))
            {
                call = calls[line[6..]] = new RecordedCall([], []);
            }
            else if (line == End)
            {
                call.Requests.Add(request!.ToString());
                request = null;
            }
            else if (request is null && line.Length > 3 && line[..3] is "=> " or "!! ")
            {
                call.Results.Add(line[3..]);
            }
            else if (line.Length > 0 || request is not null)
            {
                request = (request is null ? new StringBuilder() : request.Append('\n')).Append(
                    line
                );
            }
        }

        return calls;
    }
}
