using MlOpsBuild.Delivery.Deploy.Kubernetes;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Tests.Deploy.Kubernetes;

public sealed class ServerFiguresTests
{
    private const string Text = """
        # HELP mlops_serve_requests_total Requests that were answered.
        # TYPE mlops_serve_requests_total counter
        mlops_serve_requests_total{operation="predict",model="a \"quoted\" one",status="200"} 90
        mlops_serve_requests_total{operation="infer",model="b",status="200"} 4 1700000000000
        mlops_serve_requests_total{operation="predict",model="b",status="503"} 5
        mlops_serve_requests_total{operation="predict",model="b",status="400"} 1e1
        mlops_serve_requests_total{operation="health",model="",status="500"} 1000
        mlops_serve_rows_total{model="b"} 5000
        mlops_serve_request_duration_seconds_bucket{operation="predict",model="b",le="0.0005"} 1
        mlops_serve_request_duration_seconds_bucket{operation="predict",model="b",le="0.001"} 99
        mlops_serve_request_duration_seconds_bucket{operation="predict",model="b",le="10.0"} 108
        mlops_serve_request_duration_seconds_bucket{operation="predict",model="b",le="+Inf"} 109
        mlops_serve_request_duration_seconds_bucket{operation="predict",model="b",le="3"} 7
        mlops_serve_request_duration_seconds_count{operation="predict",model="b"} 109
        nonsense
        mlops_serve_requests_total{model="b",status="200"} many
        """;

    [Fact]
    public void Predictions_are_counted_by_what_became_of_them()
    {
        var figures = ServerFigures.Read("pod", Text.ReplaceLineEndings("\n"));
        (figures.Requests, figures.Failures, figures.Rejected).ShouldBe((109, 5, 10));
        figures.Latency.Count.ShouldBe(BackendStats.LatencyLimits.Count + 1);
        figures.Latency[0].ShouldBe(1);
        figures.Latency[1].ShouldBe(98);
        figures.Latency[^2].ShouldBe(9);
        figures.Latency[^1].ShouldBe(1);
        figures.Latency.Sum().ShouldBe(109);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>not found</html>")]
    public void Anything_else_counts_nothing(string text)
    {
        var figures = ServerFigures.Read("pod", text);
        figures.Requests.ShouldBe(0);
        figures.Latency.ShouldAllBe(x => x == 0);
    }
}
