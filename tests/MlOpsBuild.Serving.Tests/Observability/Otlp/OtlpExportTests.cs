using System.Text;
using System.Text.Json.Nodes;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Tests.Pages;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Serving.Tests.Observability.Otlp;

public sealed class OtlpExportTests
{
    private const string Row =
        """{"age": 40, "rooms": 2, "owner": true, "colour": "red", "town": "Oslo"}""";
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public async Task MetricsAndSpansArriveAsJson()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var model = SampleServed.Binary();
        await using (
            var server = await Start(
                model,
                ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Url),
                ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json"),
                ("OTEL_EXPORTER_OTLP_HEADERS", "api-key=s%3Dcret,x-tenant=a"),
                ("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip"),
                ("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=test")
            )
        )
        {
            await Post(server, "predict", Row, Parent);
            await Post(server, "predict", "{}", null);
            await Post(server, "predict", Row, null);
            server.Warnings.ShouldBeEmpty();
        }

        // What waits is sent when the server ends.
        var received = receiver.All();
        var metrics = received.Single(r => r.Path == "/v1/metrics");
        metrics.ContentType.ShouldBe("application/json");
        metrics.Headers["api-key"].ShouldBe("s=cret");
        metrics.Headers["x-tenant"].ShouldBe("a");
        metrics.Headers["Content-Encoding"].ShouldBe("gzip");
        metrics.Headers.Keys.ShouldNotContain("traceparent");
        var resource = JsonNode.Parse(metrics.Body)!["resourceMetrics"]!.AsArray().Single()!;
        Attributes(resource["resource"]!)
            .ShouldBe(
                new Dictionary<string, string>
                {
                    ["service.name"] = "sample",
                    ["service.version"] = MlOpsBuild.Serving.Tools.ProgramVersion.Text,
                    ["telemetry.sdk.name"] = "mlops-serve",
                    ["telemetry.sdk.language"] = "dotnet",
                    ["telemetry.sdk.version"] = MlOpsBuild.Serving.Tools.ProgramVersion.Text,
                    ["deployment.environment.name"] = "test",
                },
                ignoreOrder: true
            );
        var list = resource["scopeMetrics"]![0]!["metrics"]!.AsArray();
        var requests = list.Single(m => m!["name"]!.GetValue<string>() == "mlops_serve_requests")!;
        requests["unit"]!.GetValue<string>().ShouldBe("{request}");
        requests["sum"]!["isMonotonic"]!.GetValue<bool>().ShouldBeTrue();
        requests["sum"]!["aggregationTemporality"]!.GetValue<int>().ShouldBe(2);
        var byStatus = requests["sum"]!["dataPoints"]!
            .AsArray()
            .Where(p => Attributes(p!)["operation"] == "predict")
            .ToDictionary(p => Attributes(p!)["status"], p => p!["asDouble"]!.GetValue<double>());
        byStatus["200"].ShouldBe(2);
        byStatus["400"].ShouldBe(1);
        var duration = list.Single(m =>
            m!["name"]!.GetValue<string>() == "mlops_serve_request_duration_seconds"
        )!["histogram"]!["dataPoints"]!
            .AsArray()
            .Single(p => Attributes(p!)["operation"] == "predict")!;
        duration["count"]!.GetValue<string>().ShouldBe("3");
        duration["bucketCounts"]!.AsArray().Sum(c => long.Parse(c!.GetValue<string>())).ShouldBe(3);
        duration["explicitBounds"]!.AsArray().Count.ShouldBe(15);
        duration["bucketCounts"]!.AsArray().Count.ShouldBe(16);
        var memory = list.Single(m =>
            m!["name"]!.GetValue<string>() == "process_resident_memory_bytes"
        )!;
        memory["gauge"]!["dataPoints"]![0]!["asDouble"]!
            .GetValue<double>()
            .ShouldBeGreaterThan(1e6);

        var spans = received
            .Where(r => r.Path == "/v1/traces")
            .SelectMany(r =>
                JsonNode.Parse(r.Body)!["resourceSpans"]![0]!["scopeSpans"]![0]!["spans"]!.AsArray()
            )
            .ToList();
        spans.Count.ShouldBe(3);
        var child = spans.Single(s => s!["parentSpanId"] is not null)!;
        child["traceId"]!.GetValue<string>().ShouldBe("0af7651916cd43dd8448eb211c80319c");
        child["parentSpanId"]!.GetValue<string>().ShouldBe("b7ad6b7169203331");
        child["spanId"]!.GetValue<string>().ShouldMatch("^[0-9a-f]{16}$");
        child["name"]!.GetValue<string>().ShouldBe("POST /predict");
        child["kind"]!.GetValue<int>().ShouldBe(2);
        var (start, end) = (
            long.Parse(child["startTimeUnixNano"]!.GetValue<string>()),
            long.Parse(child["endTimeUnixNano"]!.GetValue<string>())
        );
        (end - start).ShouldBeInRange(1, 60_000_000_000);
        Math.Abs(
                (
                    TimeProvider.System.GetUtcNow()
                    - DateTimeOffset.FromUnixTimeMilliseconds(end / 1_000_000)
                ).TotalHours
            )
            .ShouldBeLessThan(1);
        child["attributes"]!
            .AsArray()
            .Single(a => a!["key"]!.GetValue<string>() == "http.response.status_code")!["value"]![
            "intValue"
        ]!
            .GetValue<string>()
            .ShouldBe("200");
        Attributes(child)["mlops.model.digest"].ShouldBe(SampleServed.DigestA);
        spans.Select(s => s!["traceId"]!.GetValue<string>()).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task TheBinaryNotationSaysTheSame()
    {
        var (folder, missing) = await NpmPackages.EnsureAsync(
            "otlp-transformer-0.57.2",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["@opentelemetry/otlp-transformer"] = "0.57.2",
                ["@opentelemetry/api"] = "1.9.0",
            }
        );
        Assert.SkipWhen(folder is null, missing ?? "");
        await using var receiver = await OtlpReceiver.StartAsync();
        var model = SampleServed.Binary();
        await using (
            var server = await Start(model, ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Url + "/"))
        )
        {
            await Post(server, "predict", Row, Parent);
        }

        var received = receiver.All();
        var metrics = received.Single(r => r.Path == "/v1/metrics");
        metrics.ContentType.ShouldBe("application/x-protobuf");
        var spans = received.Single(r => r.Path == "/v1/traces");
        var decoded = await Decode(folder!, "Metrics", "metrics", metrics.Body);
        var list = decoded["resourceMetrics"]![0]!["scopeMetrics"]![0]!["metrics"]!.AsArray();
        var requests = list.Single(m => m!["name"]!.GetValue<string>() == "mlops_serve_requests")!;
        requests["sum"]!["isMonotonic"]!.GetValue<bool>().ShouldBeTrue();
        requests["sum"]!["dataPoints"]!
            .AsArray()
            .Single(p =>
                Attributes(p!)["status"] == "200" && Attributes(p!)["operation"] == "predict"
            )!["asDouble"]!
            .GetValue<double>()
            .ShouldBe(1);
        var score = list.Single(m => m!["name"]!.GetValue<string>() == "mlops_serve_score")![
            "histogram"
        ]!;
        score["aggregationTemporality"]!.GetValue<int>().ShouldBe(2);
        var point = score["dataPoints"]![0]!;
        var output = new double[1];
        model.Scorer.ScoreRow([40, 2, 1, 2, 1], output);
        point["sum"]!.GetValue<double>().ShouldBe(output[0]);
        point["count"]!.GetValue<string>().ShouldBe("1");
        point["explicitBounds"]!
            .AsArray()
            .Select(b => b!.GetValue<double>())
            .ShouldBe(model.Contract.Scores.Edges!);
        point["bucketCounts"]!
            .AsArray()
            .Select(b => b!.GetValue<string>())
            .Count(c => c == "1")
            .ShouldBe(1);

        var span = (await Decode(folder!, "Trace", "trace", spans.Body))["resourceSpans"]![0]![
            "scopeSpans"
        ]![0]!["spans"]![0]!;
        Convert
            .ToHexStringLower(Convert.FromBase64String(span["traceId"]!.GetValue<string>()))
            .ShouldBe("0af7651916cd43dd8448eb211c80319c");
        Convert
            .ToHexStringLower(Convert.FromBase64String(span["parentSpanId"]!.GetValue<string>()))
            .ShouldBe("b7ad6b7169203331");
        span["name"]!.GetValue<string>().ShouldBe("POST /predict");
        Attributes(span)["http.route"].ShouldBe("/predict");
        span["attributes"]!.ToJsonString().ShouldContain("\"intValue\":\"200\"");
    }

    [Fact]
    public async Task MetricsAreSentAgainAndAgain()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var server = await Start(
            SampleServed.Binary(),
            ("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", receiver.Url + "/my/path"),
            ("OTEL_EXPORTER_OTLP_METRICS_PROTOCOL", "http/json"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "20")
        );
        var first = await receiver.NextAsync("/my/path");
        await Post(server, "predict", Row, null);
        OtlpReceived next;
        do
        {
            next = await receiver.NextAsync("/my/path");
        } while (!Rows(next).Equals(1));

        Rows(first).ShouldBe(0);
        // Only metrics were asked for.
        receiver.All().ShouldAllBe(r => r.Path == "/my/path");

        static double Rows(OtlpReceived received) =>
            JsonNode.Parse(received.Body)!["resourceMetrics"]![0]!["scopeMetrics"]![0]!["metrics"]!
                .AsArray()
                .Single(m => m!["name"]!.GetValue<string>() == "mlops_serve_rows")!["sum"]![
                "dataPoints"
            ]![0]!["asDouble"]!.GetValue<double>();
    }

    [Fact]
    public async Task WhatTheReceiverCannotTakeNowIsSentAgain()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Answers.Enqueue((503, "1"));
        await using var server = await Start(
            SampleServed.Binary(),
            ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", receiver.Url + "/v1/traces"),
            ("OTEL_BSP_SCHEDULE_DELAY", "20")
        );
        await Post(server, "predict", Row, null);
        var refused = await receiver.NextAsync("/v1/traces");
        refused.Answered.ShouldBe(503);
        var taken = await receiver.NextAsync("/v1/traces");
        taken.Answered.ShouldBe(200);
        taken.Body.ShouldBe(refused.Body);
        (await server.Http.GetStringAsync("metrics")).ShouldContain(
            "mlops_serve_exports_failed_total{signal=\"traces\"} 0\n"
        );
        server.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task AReceiverThatRefusesIsWarnedOfOnceAndCounted()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        for (var i = 0; i < 1000; i++)
        {
            receiver.Answers.Enqueue((401, null));
        }

        await using var server = await Start(
            SampleServed.Binary(),
            ("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", receiver.Url + "/v1/metrics"),
            ("OTEL_EXPORTER_OTLP_HEADERS", "api-key=secret"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "20")
        );
        for (var i = 0; i < 3; i++)
        {
            await receiver.NextAsync("/v1/metrics");
        }

        // The third came after the second was judged.
        var text = await server.Http.GetStringAsync("metrics");
        int.Parse(
                text.Split('\n')
                    .Single(l =>
                        l.StartsWith("mlops_serve_exports_failed_total{", StringComparison.Ordinal)
                    )
                    .Split(' ')[1]
            )
            .ShouldBeGreaterThanOrEqualTo(2);
        server
            .Warnings.ShouldHaveSingleItem()
            .ShouldBe(
                $"The metrics cannot be sent to {receiver.Url}/v1/metrics: it answered 401. Serving goes on; the metric mlops_serve_exports_failed_total counts. It must be the address of OTLP over HTTP, mostly port 4318."
            );
        (await Post(server, "predict", Row, null)).ShouldBe(200);
    }

    [Fact]
    public async Task AReceiverThatIsGoneDoesNotKeepTheServerFromEnding()
    {
        string address;
        await using (var receiver = await OtlpReceiver.StartAsync())
        {
            address = receiver.Url;
        }

        var server = await Start(SampleServed.Binary(), ("OTEL_EXPORTER_OTLP_ENDPOINT", address));
        await Post(server, "predict", Row, null);
        await server.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));
        server.Warnings.Count.ShouldBe(2);
    }

    [Fact]
    public async Task WithoutTheVariablesNothingIsSentOrCounted()
    {
        await using var server = await Start(SampleServed.Binary());
        (await server.Http.GetStringAsync("metrics")).ShouldNotContain("exports_failed");
    }

    private static Task<TestServer> Start(
        ServedModel model,
        params (string Name, string Value)[] variables
    ) =>
        TestServer.StartAsync(
            SampleServed.Settings(models: model),
            [model],
            environment: name => variables.FirstOrDefault(v => v.Name == name).Value
        );

    private static async Task<int> Post(
        TestServer server,
        string path,
        string body,
        string? traceParent
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (traceParent is not null)
        {
            request.Headers.Add("traceparent", traceParent);
        }

        using var answer = await server.Http.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private static Dictionary<string, string> Attributes(JsonNode holder) =>
        holder["attributes"]!
            .AsArray()
            .Where(a => a!["value"]!["stringValue"] is not null)
            .ToDictionary(
                a => a!["key"]!.GetValue<string>(),
                a => a!["value"]!["stringValue"]!.GetValue<string>()
            );

    // By OpenTelemetry's own code, made from the protocol's definition.
    private static async Task<JsonNode> Decode(
        string folder,
        string message,
        string package,
        byte[] body
    )
    {
        var script = $$"""
            const root = require('@opentelemetry/otlp-transformer/build/src/generated/root.js');
            const type = root.opentelemetry.proto.collector.{{package}}.v1.Export{{message}}ServiceRequest;
            const parts = [];
            process.stdin.on('data', p => parts.push(p)).on('end', () => {
              const decoded = type.decode(Buffer.concat(parts));
              console.log(JSON.stringify(type.toObject(decoded, { longs: String, enums: Number, bytes: String })));
            });
            """;
        using var process = NpmPackages.Start("node", folder, ["-e", script]);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(body);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await error);
        return JsonNode.Parse(await output)!;
    }
}
