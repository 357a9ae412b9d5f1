using System.Diagnostics;
using MlOpsBuild.Serving.Observability;
using MlOpsBuild.Serving.Observability.Otlp;

namespace MlOpsBuild.Serving.Tests.Observability.Otlp;

public sealed class TraceTests
{
    private const string Header = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public void ReadsTheHeader()
    {
        TraceParent.TryParse(Header, out var parent).ShouldBeTrue();
        parent.ShouldBe(
            new TraceParent(0x0af7651916cd43dd, 0x8448eb211c80319c, 0xb7ad6b7169203331, true)
        );
        TraceParent.TryParse(Header[..^1] + "0", out parent).ShouldBeTrue();
        parent.IsRecorded.ShouldBeFalse();
        TraceParent.TryParse("cc" + Header[2..] + "-what-comes", out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    [InlineData("00-00000000000000000000000000000000-b7ad6b7169203331-01")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01")]
    [InlineData("00-0AF7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x")]
    [InlineData("cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01x")]
    [InlineData("00_0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331_01")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01")]
    [InlineData("00-+af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    public void WhatIsNotAsSpecifiedBeginsANewTrace(string? header) =>
        TraceParent.TryParse(header, out _).ShouldBeFalse();

    [Fact]
    public void FollowsTheCallerUnlessToldOtherwise()
    {
        Sampler("parentbased_always_on").Samples(true, false, 0).ShouldBeFalse();
        Sampler("parentbased_always_on").Samples(false, false, 0).ShouldBeTrue();
        Sampler("parentbased_always_off").Samples(true, true, 0).ShouldBeTrue();
        Sampler("parentbased_always_off").Samples(false, false, 0).ShouldBeFalse();
        Sampler("always_on").Samples(true, false, ulong.MaxValue).ShouldBeTrue();
        Sampler("always_off").Samples(true, true, 0).ShouldBeFalse();
        Sampler("traceidratio", "0.5").Samples(true, true, ulong.MaxValue / 4).ShouldBeTrue();
        Sampler("traceidratio", "0.5").Samples(true, true, ulong.MaxValue - 4).ShouldBeFalse();
        Sampler("traceidratio", "0").Samples(false, false, 0).ShouldBeFalse();
    }

    [Fact]
    public void TakesAQuarterOfTheTracesWhenAskedTo()
    {
        var spans = new RequestSpans(Sampler("traceidratio", "0.25"), 10_000, TimeProvider.System);
        for (var i = 0; i < 8000; i++)
        {
            spans.OnAnswered(ServedOperation.Predict, null, 200, TimeSpan.Zero, null);
        }

        // Far outside of what chance gives: 39 is a standard deviation.
        spans.Take(10_000).Count.ShouldBeInRange(1700, 2300);
    }

    [Fact]
    public void MoreThanMayWaitAreDroppedAndCounted()
    {
        var spans = new RequestSpans(TraceSampler.Default, 10, TimeProvider.System);
        for (var i = 0; i < 25; i++)
        {
            spans.OnAnswered(ServedOperation.Infer, null, 503, TimeSpan.Zero, Header);
        }

        spans.OnAnswered(ServedOperation.Other, null, 200, TimeSpan.Zero, null);
        spans.Read().Single().Points.Single().Value.ShouldBe(15);
        spans.Take(6).Count.ShouldBe(6);
        spans.Take(6).Count.ShouldBe(4);
    }

    private static TraceSampler Sampler(string name, string? argument = null) =>
        TraceSampler.Parse(name, argument, w => throw new UnreachableException(w));
}
