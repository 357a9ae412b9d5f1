using MlOpsBuild.Common;

namespace MlOpsBuild.Tests.Common;

/// <summary>No line of text from elsewhere commands the runner that logs it.</summary>
public sealed class LogTextTests
{
    [Theory]
    [InlineData("a: b::c", "a: b::c")]
    [InlineData("::error::x", ": error::x")]
    [InlineData("a\n::x", "a\n: x")]
    [InlineData("a\r::x", "a\r: x")]
    [InlineData("a\r\n \t\u00a0::x", "a\r\n \t\u00a0: x")]
    [InlineData("\n\n::x\n::y", "\n\n: x\n: y")]
    [InlineData("a ##[add-mask]b", "a # [add-mask]b")]
    [InlineData("###[x", "## [x")]
    [InlineData(":::x", ": :x")]
    [InlineData(":", ":")]
    [InlineData("", "")]
    public void Commands_lose_their_sign_and_all_else_stays(string text, string shown) =>
        LogText.WithoutCommands(text).ShouldBe(shown);

    [Fact]
    public void An_exception_tells_none_in_message_text_and_stack()
    {
        var inner = new InvalidOperationException("x\n::stop-commands::t");
        var told = new MlOpsException("found 'a\n::add-mask::b##[group]c'", inner: inner);
        told.Message.ShouldBe("found 'a\n: add-mask::b# [group]c'");
        told.ToString().ShouldBe(told.Message);
        MlOpsException.ShowStackTrace = true;
        try
        {
            told.ToString().ShouldContain("stop-commands");
            told.ToString().ShouldNotContain("\n::");
        }
        finally
        {
            MlOpsException.ShowStackTrace = false;
        }
    }
}
