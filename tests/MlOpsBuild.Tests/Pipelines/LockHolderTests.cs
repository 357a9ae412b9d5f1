using MlOpsBuild.Pipelines;

namespace MlOpsBuild.Tests.Pipelines;

public sealed class LockHolderTests
{
    private static readonly LockHolder Holder = new(
        123,
        "./build.sh Report",
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)
    );

    [Fact]
    public void JsonRoundTrips() => LockHolder.Parse(Holder.ToJson()).ShouldBe(Holder);

    [Fact]
    public void TextIsForPeople()
    {
        Holder.ToString().ShouldBe("process 123 (./build.sh Report)");
        (Holder with { Command = "" }).ToString().ShouldBe("process 123");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"pid\":")]
    [InlineData("[]")]
    [InlineData("{\"pid\":\"x\",\"command\":1,\"since\":0}")]
    [InlineData("{\"pid\":1,\"command\":\"\",\"since\":\"yesterday\"}")]
    public void HalfAFileIsSomebody(string text) =>
        LockHolder.Parse(text).ToString().ShouldBe("another build");
}
