using System.Reflection;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Utilities;
using NukeAssert = Nuke.Common.Assert;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Checks, brackets, retries.</summary>
public sealed class UtilitiesTests
{
    private readonly List<string> _seen = [];

    private string Member { get; set; } = "before";

    [Fact]
    public void Checks_name_what_they_checked()
    {
        string? value = null;
        int? number = null;
        string[] items = ["a"];
        GetMessage(() => NukeAssert.True(items.Length == 2))
            .ShouldBe("Expected condition to be true (Parameter 'items.Length == 2')");
        GetMessage(() => NukeAssert.False(items.Length == 1))
            .ShouldBe("Expected condition to be false (Parameter 'items.Length == 1')");
        GetMessage(() => value.NotNull())
            .ShouldBe("Expected object of type 'System.String' to be not null (Parameter 'value')");
        GetMessage(() => number.NotNull())
            .ShouldBe("Expected object of type 'System.Int32' to be not null (Parameter 'number')");
        GetMessage(() => value.NotNullOrEmpty())
            .ShouldBe("Expected string to be not null or empty (Parameter 'value')");
        GetMessage(() => " ".NotNullOrWhiteSpace())
            .ShouldStartWith("Expected string to be not null or whitespace (Parameter '");
        GetMessage(() => NukeAssert.Empty(items))
            .ShouldBe("Expected collection to be empty (Parameter 'items')");
        GetMessage(() => NukeAssert.NotEmpty(Array.Empty<int>()))
            .ShouldStartWith("Expected collection to be not empty");
        GetMessage(() => NukeAssert.Count(items, 2))
            .ShouldBe("Expected collection to have length of 2 (Parameter 'items')");
        GetMessage(() => NukeAssert.HasSingleItem(Array.Empty<int>()))
            .ShouldStartWith("Expected collection to have length of 1");
        GetMessage(() => NukeAssert.FileExists("/none"))
            .ShouldStartWith("Expected file to exist: /none");
        GetMessage(() => NukeAssert.DirectoryExists("/none"))
            .ShouldStartWith("Expected directory to exist: /none");
        GetMessage(() => NukeAssert.True(false, "own message")).ShouldBe("own message");
        var inner = new InvalidOperationException();
        Should
            .Throw<Exception>(() => NukeAssert.Fail("failed", inner))
            .InnerException.ShouldBe(inner);
        "x".NotNull().ShouldBe("x");
    }

    [Fact]
    public void Brackets_run_before_and_after()
    {
        using (
            DelegateDisposable
                .CreateBracket(() => _seen.Add("setup"), () => _seen.Add("cleanup"))
                .CombineWith(cleanup: () => _seen.Add("second"))
        )
            _seen.Add("inside");

        _seen.ShouldBe(["setup", "inside", "second", "cleanup"]);
    }

    [Fact]
    public void Members_are_set_and_restored()
    {
        using (DelegateDisposable.SetAndRestore(() => Member, "during"))
            Member.ShouldBe("during");

        Member.ShouldBe("before");
    }

    [Fact]
    public void Objects()
    {
        5.Apply(x => $"{x}").ShouldBe("5");
        5.When(true, x => x + 1).ShouldBe(6);
        5.When(false, x => x + 1).ShouldBe(5);
        5.WhenNotNull("ab", (x, y) => x + y.Length).ShouldBe(7);
        5.WhenNotNull((string?)null, (x, y) => x + y!.Length).ShouldBe(5);
        var list = new List<string> { "a" };
        var clone = list.Clone();
        list.Add("b");
        clone.ShouldBe(["a"]);
        Nuke.Common.Utilities.Lazy.Create(() => 5).Value.ShouldBe(5);
        new TargetInvocationException(new InvalidOperationException("x"))
            .Unwrap()
            .Message.ShouldBe("x");
        new[] { Task.FromResult(1), Task.FromResult(2) }.WaitAll().ShouldBe([1, 2]);
        new { Path = (AbsolutePath)"/a" }.ToJObject()["Path"]!.ToString().ShouldBe("/a");
    }

    [Fact]
    public void Errors_are_suppressed()
    {
        ControlFlow.SuppressErrors(() => throw new InvalidOperationException(), logWarning: false);
        ControlFlow
            .SuppressErrors<int>(
                () => throw new InvalidOperationException(),
                defaultValue: 5,
                logWarning: false
            )
            .ShouldBe(5);
        ControlFlow.SuppressErrors(() => 6).ShouldBe(6);
    }

    [Fact]
    public void Attempts_are_repeated_until_one_succeeds()
    {
        var attempts = 0;
        ControlFlow.ExecuteWithRetry(
            () =>
            {
                if (++attempts < 3)
                    throw new InvalidOperationException("no");
            },
            cleanup: () => _seen.Add("cleanup"),
            logAction: _seen.Add
        );
        _seen.ShouldBe([
            "Attempt #1 failed with: no",
            "cleanup",
            "Attempt #2 failed with: no",
            "cleanup",
            "cleanup",
        ]);
        Should
            .Throw<Exception>(() =>
                ControlFlow.ExecuteWithRetry(
                    () => throw new InvalidOperationException("never"),
                    retryAttempts: 2,
                    logAction: _ => { }
                )
            )
            .Message.ReplaceLineEndings("\n")
            .ShouldBe(
                "Execution failed permanently after 2 attempts.\nLast attempt failed with: never"
            );
    }

    [Fact]
    public void Levels_of_the_log() =>
        Enum.GetNames<LogLevel>().ShouldBe(["Trace", "Normal", "Warning", "Error"]);

    private static string GetMessage(Action action) =>
        Should.Throw<ArgumentException>(action).Message;
}
