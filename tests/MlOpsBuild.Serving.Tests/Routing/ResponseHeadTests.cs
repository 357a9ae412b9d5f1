using System.Text;
using MlOpsBuild.Serving.Routing;

namespace MlOpsBuild.Serving.Tests.Routing;

public sealed class ResponseHeadTests
{
    private static ResponseHead Read(string head, ResponseHead? into = null)
    {
        var result = into ?? new ResponseHead();
        result.Read(Encoding.Latin1.GetBytes(head));
        return result;
    }

    private static string[] Headers(ResponseHead head) =>
        [
            .. Enumerable
                .Range(0, head.Count)
                .Select(i => head[i])
                .Where(h => h.Name.Length > 0)
                .Select(h => $"{h.Name}={h.Value}"),
        ];

    [Fact]
    public void Headers_are_kept_in_order_without_those_of_the_connection()
    {
        var head = Read(
            "HTTP/1.1 404 Not Found\r\nX-A: 1\r\nConnection: keep-alive\r\nSet-Cookie: a\r\nset-cookie:  b \t\r\nContent-Length: 12\r\nKeep-Alive: timeout=5\r\nX-Latin: \u00e9\r\n"
        );
        head.Status.ShouldBe(404);
        head.ContentLength.ShouldBe(12);
        head.KeepAlive.ShouldBeTrue();
        Headers(head).ShouldBe(["X-A=1", "Set-Cookie=a", "set-cookie=b", "X-Latin=\u00e9"]);
    }

    [Fact]
    public void A_head_after_another_keeps_nothing_of_it()
    {
        var head = Read("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\nA: 1\r\n");
        Read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nA: 2\r\n", head);
        head.ContentLength.ShouldBe(-1);
        head.IsChunked.ShouldBeTrue();
        head.KeepAlive.ShouldBeTrue();
        Headers(head).ShouldBe(["A=2"]);
        Read("HTTP/1.0 204\r\n", head);
        head.Count.ShouldBe(0);
        head.KeepAlive.ShouldBeFalse();
    }

    [Fact]
    public void What_comes_again_gives_the_same_strings()
    {
        var head = Read("HTTP/1.1 200 OK\r\nX-Model-Digest: sha256:1\r\n");
        var before = head[0];
        Read("HTTP/1.1 200 OK\r\nX-Model-Digest: sha256:1\r\n", head);
        head[0].Value.ShouldBeSameAs(before.Value);
        head[0].Name.ShouldBeSameAs(before.Name);
    }

    [Theory]
    [InlineData("HTTP/2 200 OK\r\n")]
    [InlineData("HTTP/1.1 20 OK\r\n")]
    [InlineData("HTTP/1.1 2000 OK\r\n")]
    [InlineData("HTTP/1.1 +20 OK\r\n")]
    [InlineData("HTTP/1.1  200 OK\r\n")]
    [InlineData("SSH-2.0-OpenSSH\r\n")]
    [InlineData("")]
    public void What_is_no_status_line_is_refused(string head) =>
        Should.Throw<BackendException>(() => Read(head));

    [Theory]
    [InlineData("Content-Length: 1\r\nContent-Length: 2\r\n", "two lengths")]
    [InlineData("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n", "both")]
    [InlineData("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "twice")]
    [InlineData("Transfer-Encoding: gzip, chunked\r\n", "other than chunked")]
    [InlineData("Content-Length: +5\r\n", "length that is none")]
    [InlineData("Content-Length: -5\r\n", "length that is none")]
    [InlineData("Content-Length: 5, 5\r\n", "length that is none")]
    [InlineData("Content-Length: 0x5\r\n", "length that is none")]
    [InlineData("Content-Length:\r\n", "length that is none")]
    [InlineData("Content-Length: 99999999999999999999\r\n", "length that is none")]
    [InlineData("X A: 1\r\n", "no valid name")]
    [InlineData("X-A : 1\r\n", "no valid name")]
    [InlineData(": 1\r\n", "no valid name")]
    [InlineData("X-A: 1\r\n folded\r\n", "no valid name")]
    [InlineData("X-A: 1\nX-B: 2\r\n", "no valid value")]
    [InlineData("X-A: 1\0\r\n", "no valid value")]
    public void Headers_that_can_be_read_in_two_ways_are_refused(string headers, string problem) =>
        Should
            .Throw<BackendException>(() => Read("HTTP/1.1 200 OK\r\n" + headers))
            .Message.ShouldContain(problem);

    [Fact]
    public void The_same_length_twice_is_one() =>
        Read("HTTP/1.1 200 OK\r\nContent-Length: 7\r\nContent-Length: 7\r\n")
            .ContentLength.ShouldBe(7);

    [Fact]
    public void More_headers_than_anyone_needs_are_refused() =>
        Should.Throw<BackendException>(() =>
            Read(
                "HTTP/1.1 200 OK\r\n"
                    + string.Concat(Enumerable.Range(0, 129).Select(i => $"X-{i}: 1\r\n"))
            )
        );
}
