namespace MlOpsBuild.Compat.Tests.NukeCommon.Internals;

/// <summary><c>--plan</c>, <c>--plan text</c> and <c>:complete</c>.</summary>
public sealed class PlanAndCompletionTests : IDisposable
{
    private readonly VariantBuild _build = new("conditions");

    public void Dispose() => _build.Dispose();

    private string Page => Path.Combine(_build.Root, ".nuke", "temp", "execution-plan.html");

    [Fact]
    public void Plan_writes_a_page_and_prints_where_it_is()
    {
        var result = _build.Run("ThrowsDynamic Assured --plan");
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldBe($"First -> ThrowsDynamic -> Assured\n{Page}\n");
        var page = File.ReadAllText(Page);
        page.ShouldContain("<title>First → ThrowsDynamic</title>");
        page.ShouldNotContain("http");
    }

    [Fact]
    public void Plan_can_be_text()
    {
        var result = _build.Run("ThrowsDynamic Assured Two --plan text");
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldBe(
            """
            1  First
            2  ThrowsDynamic  after First; only when IsBroken
            3  Assured
            4  Two            only when Deploy, IsServerBuild

            """
        );
        File.Exists(Page).ShouldBeFalse();
    }

    [Fact]
    public void Another_format_is_an_error()
    {
        var result = _build.Run("First --plan svg");
        result.ShellExitCode.ShouldBe(255);
        result.Output.ShouldBe("'--plan svg' is not known: either '--plan' or '--plan text' is\n");
    }

    [Theory]
    [InlineData("DISPLAY=:0", true)]
    [InlineData("WAYLAND_DISPLAY=wayland-0", true)]
    [InlineData("DISPLAY=", false)]
    [InlineData("DISPLAY=:0 CI=true", false)]
    [InlineData("DISPLAY=:0 SSH_CONNECTION=x", false)]
    [InlineData("DISPLAY=:0 GITHUB_ACTIONS=true", false)]
    public void A_browser_opens_only_on_a_desktop(string variables, bool opens)
    {
        var tools = Directory.CreateDirectory(Path.Combine(_build.Root, "tools")).FullName;
        var opened = Path.Combine(_build.Root, "opened");
        var opener = Path.Combine(tools, "xdg-open");
        File.WriteAllText(opener, $"#!/bin/sh\necho \"$1\" > {opened}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(opener, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        _build.RunOnTerminal("--plan", $"PATH={tools}:$PATH {variables}").ShouldContain(Page);
        File.Exists(opened).ShouldBe(opens);
        if (opens)
            File.ReadAllText(opened).ShouldBe($"{Page}\n");
    }

    [Theory]
    [InlineData("\"\"", "Two,First,ThrowsDynamic,Later,Assured,ThrowsStatic,--deploy,--continue")]
    [InlineData("\"nuke L\"", "Later")]
    [InlineData("l", "later")]
    [InlineData("\"Later Fir\"", "First")]
    [InlineData("--ver", "--verbosity")]
    [InlineData("-Ver", "-Verbosity")]
    [InlineData("-v", "-verbosity")]
    [InlineData("\"--verbosity Q\"", "Quiet")]
    [InlineData("\"--skip Th\"", "ThrowsDynamic,ThrowsStatic")]
    [InlineData("\"--deploy --d\"", "")]
    public void Completion_gives_what_may_come_next(string words, string expected) =>
        string.Join(',', _build.Run($":complete {words}").Output.Split('\n').SkipLast(1))
            .ShouldStartWith(expected);
}
