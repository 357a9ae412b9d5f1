using System.Text;
using MlOpsBuild.Compat.Tests.NukeCommon;

namespace MlOpsBuild.Compat.Tests.Docker;

/// <summary>
/// What Docker.DotNet 3.125.15 sent to dockerd 20.10, what that answered, and what the calls gave. Long answers are cut in it;
/// here they have what the calls read.
/// </summary>
public static class Recording
{
    public const string SocketName = "dproxy.sock";

    // Answers that are cut or left out in the recording, by the beginning of their request.
    private static readonly Dictionary<string, byte[]> _completed = new(StringComparer.Ordinal)
    {
        ["GET /info "] = Chunked("""{"Containers":0,"Images":4,"Driver":"overlay2"}"""),
        ["GET /images/feedtest/app:1/json "] = Chunked(
            """{"Id":"sha256:f8464181e7c4ff8169879fd33e76bb7c77cf7e6c312ebed3f688acaa0bb6d306","RepoTags":["feedtest/app:1"],"Created":"2026-11-21T00:21:44.796672722Z","Config":{"Labels":{"a":"b","cd4ml":"1"}}}"""
        ),
        ["GET /containers/e4a09488a8331bf37d3fb2712b3f709b43da27818a6f8c952f5754d5d19e7e01/json "] =
            Chunked(
                """{"Id":"e4a09488a8331bf37d3fb2712b3f709b43da27818a6f8c952f5754d5d19e7e01","Created":"2026-11-21T00:21:46.189393309Z","State":{"Status":"running","Running":true,"Pid":30266,"ExitCode":0,"StartedAt":"2026-11-21T00:21:46.345098087Z","FinishedAt":"0001-01-01T00:00:00Z"},"Name":"/feedtest-c1","Config":{"Image":"feedtest/app:1"}}"""
            ),
        [
            "GET /containers/e4a09488a8331bf37d3fb2712b3f709b43da27818a6f8c952f5754d5d19e7e01/logs?"
        ] =
        [
            .. "e\r\n"u8,
            .. Frame(1, "hello\n"),
            .. "\r\nc\r\n"u8,
            .. Frame(2, "err\n"),
            .. "\r\n0\r\n\r\n"u8,
        ],
        ["POST /exec/9ea89c13915fbde9438f8d795826569b9c4c66e8f9ba15c5eeff7eede9445f75/start "] =
            Frame(1, "from-exec\n"),
        [
            "GET /containers/e4a09488a8331bf37d3fb2712b3f709b43da27818a6f8c952f5754d5d19e7e01/archive?"
        ] = Archives.Tar(("hello.txt", "hello\n"u8.ToArray())).ToArray(),
    };

    public static string Directory { get; } =
        Path.Combine(SampleBuild.Repository, "tests/MlOpsBuild.Compat.Tests/Docker/References");

    public static IReadOnlyList<RecordedCall> Calls { get; } =
        File.ReadAllText(Path.Combine(Directory, "requests.txt"))
            .Split("==========\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(Read)
            .ToList();

    /// <summary>A line for each call: OK or FAIL, its name, what it gave.</summary>
    public static IReadOnlyList<string> Results { get; } =
        File.ReadAllLines(Path.Combine(Directory, "results.txt"));

    /// <summary>The contexts of the three builds.</summary>
    public static IReadOnlyList<byte[]> Contexts { get; } =
        Calls
            .Where(x => x.Line.StartsWith("POST /build", StringComparison.Ordinal))
            .Select(x => x.Body)
            .ToList();

    private static RecordedCall Read(string text)
    {
        var (request, answer) = Split(text, "\n--> response\n");
        var (head, body) = Split(request, "\n\n");
        var (answerHead, answerBody) = Split(answer, "\n\n");
        var line = head.Split('\n')[0];
        var completed = _completed.FirstOrDefault(x =>
            line.StartsWith(x.Key, StringComparison.Ordinal)
            && answerHead.StartsWith("HTTP/1.1 200", StringComparison.Ordinal)
        );
        return new RecordedCall(
            head,
            Bytes(Exactly(body, LengthOf(head) ?? 0)),
            [
                .. Encoding.ASCII.GetBytes(
                    answerHead.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n\r\n"
                ),
                .. completed.Value ?? Bytes(Exactly(answerBody, LengthOf(answerHead))),
            ]
        );
    }

    private static (string, string) Split(string text, string separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text.TrimEnd('\n'), "") : (text[..at], text[(at + separator.Length)..]);
    }

    private static int? LengthOf(string head) =>
        head.Split('\n')
            .Where(x => x.StartsWith("Content-Length: ", StringComparison.Ordinal))
            .Select(x => (int?)int.Parse(x[16..]))
            .FirstOrDefault();

    // The recording ends bodies with a line end of its own.
    private static string Exactly(string body, int? length)
    {
        var text = body.Replace("\\x0d", "\r", StringComparison.Ordinal)
            .Replace("\\x00", "\0", StringComparison.Ordinal);
        return length is { } count ? text[..count] : text.TrimEnd('\n') + "\n";
    }

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private static byte[] Chunked(string json) =>
        Encoding.ASCII.GetBytes($"{json.Length:x}\r\n{json}\r\n0\r\n\r\n");

    private static byte[] Frame(byte target, string text) =>
        [target, 0, 0, 0, 0, 0, 0, (byte)text.Length, .. Encoding.ASCII.GetBytes(text)];
}
