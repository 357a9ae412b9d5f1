using MlOpsBuild.Serving.Observability.Otlp;

namespace MlOpsBuild.Serving.Tests.Observability.Otlp;

public sealed class OtlpSettingsTests
{
    private readonly List<string> _warnings = [];

    [Fact]
    public void NothingIsSentUnlessAnAddressIsGiven()
    {
        Read().ShouldBeNull();
        Read(("OTEL_EXPORTER_OTLP_ENDPOINT", "")).ShouldBeNull();
        Read(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4318"), ("OTEL_SDK_DISABLED", "true"))
            .ShouldBeNull();
        Read(
                ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4318"),
                ("OTEL_METRICS_EXPORTER", "none"),
                ("OTEL_TRACES_EXPORTER", "none")
            )
            .ShouldBeNull();
        _warnings.ShouldBeEmpty();
    }

    [Fact]
    public void TheStandardVariablesAreRead()
    {
        var settings = Read(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", "https://c.example/base/"),
            ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://t:1/x"),
            ("OTEL_EXPORTER_OTLP_HEADERS", "a=1, b=%202"),
            ("OTEL_EXPORTER_OTLP_TRACES_HEADERS", "c=3"),
            ("OTEL_EXPORTER_OTLP_TIMEOUT", "2000"),
            ("OTEL_EXPORTER_OTLP_TRACES_TIMEOUT", "3000"),
            ("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http/json"),
            ("OTEL_SERVICE_NAME", "me"),
            ("OTEL_TRACES_SAMPLER", "traceidratio"),
            ("OTEL_TRACES_SAMPLER_ARG", "0.25")
        )!;
        settings.Metrics!.Address.ShouldBe(new Uri("https://c.example/base/v1/metrics"));
        settings.Metrics.Protocol.ShouldBe(OtlpProtocol.Protobuf);
        settings.Metrics.Headers.ShouldBe([new("a", "1"), new("b", " 2")]);
        settings.Metrics.Timeout.ShouldBe(TimeSpan.FromSeconds(2));
        settings.Traces!.Address.ShouldBe(new Uri("http://t:1/x"));
        settings.Traces.Protocol.ShouldBe(OtlpProtocol.Json);
        settings.Traces.Headers.ShouldBe([new("c", "3")]);
        settings.Traces.Timeout.ShouldBe(TimeSpan.FromSeconds(3));
        settings.Sampler.ShouldBe(new TraceSampler(0.25, false));
        settings.Resource.ShouldContain(new KeyValuePair<string, string>("service.name", "me"));
        settings.MetricInterval.ShouldBe(TimeSpan.FromSeconds(60));
        _warnings.ShouldBeEmpty();
    }

    [Fact]
    public void WhatCannotBeDoneIsSaidAndServingGoesOn()
    {
        Read(
                ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4317"),
                ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"),
                ("OTEL_TRACES_EXPORTER", "none")
            )
            .ShouldBeNull();
        _warnings
            .ShouldHaveSingleItem()
            .ShouldBe(
                "OTEL_EXPORTER_OTLP_PROTOCOL is 'grpc', which this program does not speak; no metrics are sent. Set it to http/protobuf, and the address to that of OTLP over HTTP, mostly port 4318."
            );
        _warnings.Clear();
        Read(("OTEL_EXPORTER_OTLP_ENDPOINT", "user:password@host")).ShouldBeNull();
        _warnings.Count.ShouldBe(2);
        _warnings.ShouldAllBe(w => !w.Contains("password"));
        _warnings.Clear();
        var settings = Read(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4318"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "soon"),
            ("OTEL_EXPORTER_OTLP_HEADERS", "secret"),
            ("OTEL_TRACES_SAMPLER", "magic")
        )!;
        settings.MetricInterval.ShouldBe(TimeSpan.FromSeconds(60));
        settings.Sampler.ShouldBe(TraceSampler.Default);
        _warnings.ShouldContain(
            "OTEL_METRIC_EXPORT_INTERVAL is 'soon', expected a whole number above 0; 60000 is used."
        );
        _warnings.ShouldAllBe(w => !w.Contains("secret"));
    }

    private OtlpSettings? Read(params (string Name, string Value)[] variables) =>
        OtlpSettings.Read(
            name => variables.FirstOrDefault(v => v.Name == name).Value,
            "sample",
            "1.0",
            _warnings.Add
        );
}
