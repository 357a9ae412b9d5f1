using Nuke.Common.Tooling;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>A tool that a build declares for itself.</summary>
public sealed class OwnToolTests
{
    [Fact]
    public void Attributes_say_how_options_become_arguments() =>
        EchoTasks
            .Echo(
                new EchoSettings()
                    .SetLast("z")
                    .SetWord("two words")
                    .EnableLoud()
                    .AddParts("a", "b")
                    .AddParts("c")
                    .RemoveParts("b")
                    .SetPair("k", 1.5)
                    .SetFirst("x")
                    .DisableProcessOutputLogging()
                    .DisableProcessInvocationLogging()
            )
            .StdToText()
            .ShouldBe("sub x --word=two words --loud --parts a+c k:1.5 z");

    [Fact]
    public void A_result_is_read_from_the_output() =>
        EchoTasks
            .EchoLength(new EchoSettings().SetWord("abc").DisableProcessOutputLogging())
            .Result.ShouldBe("sub --word=abc".Length);

    [Fact]
    public void The_most_derived_class_is_resolved() =>
        ToolTasks.Resolve<EchoTasks>().ShouldBeOfType<LouderEchoTasks>();

    [Fact]
    public void A_tool_without_a_path_says_so() =>
        Should
            .Throw<ArgumentException>(() => PathlessTasks.Invoke())
            .Message.ShouldContain(nameof(PathlessTasks));
}

[PathTool(Executable = "echo")]
internal class EchoTasks : ToolTasks
{
    public static IReadOnlyCollection<Output> Echo(EchoSettings options) =>
        new EchoTasks().Run(options);

    public static (int Result, IReadOnlyCollection<Output> Output) EchoLength(
        EchoSettings options
    ) => new EchoTasks().Run<EchoSettings, int>(options);

    protected override object GetResult<T>(
        ToolOptions options,
        IReadOnlyCollection<Output> output
    ) => output.StdToText().Length;
}

internal sealed class LouderEchoTasks : EchoTasks;

internal sealed class PathlessTasks : ToolTasks
{
    public static IReadOnlyCollection<Output> Invoke() => new PathlessTasks().Run($"x");
}

[Command(Type = typeof(EchoTasks), Command = nameof(EchoTasks.Echo), Arguments = "sub")]
internal sealed class EchoSettings : ToolOptions
{
    [Argument(Format = "{value}", Position = 1)]
    public string First => Get<string>(() => First);

    [Argument(Format = "--word={value}")]
    public string Word => Get<string>(() => Word);

    [Argument(Format = "--loud")]
    public bool? Loud => Get<bool?>(() => Loud);

    [Argument(Format = "--parts {value}", Separator = "+")]
    public IReadOnlyList<string> Parts => Get<List<string>>(() => Parts);

    [Argument(Format = "{key}:{value}")]
    public IReadOnlyDictionary<string, object> Pairs =>
        Get<Dictionary<string, object>>(() => Pairs);

    [Argument(Format = "{value}", Position = -1)]
    public string Last => Get<string>(() => Last);
}

internal static class EchoSettingsExtensions
{
    public static EchoSettings SetFirst(this EchoSettings o, string v) =>
        o.Modify(b => b.Set(() => o.First, v));

    public static EchoSettings SetWord(this EchoSettings o, string v) =>
        o.Modify(b => b.Set(() => o.Word, v));

    public static EchoSettings EnableLoud(this EchoSettings o) =>
        o.Modify(b => b.Set(() => o.Loud, true));

    public static EchoSettings AddParts(this EchoSettings o, params string[] v) =>
        o.Modify(b => b.AddCollection(() => o.Parts, v));

    public static EchoSettings RemoveParts(this EchoSettings o, params string[] v) =>
        o.Modify(b => b.RemoveCollection(() => o.Parts, v));

    public static EchoSettings SetPair(this EchoSettings o, string k, object v) =>
        o.Modify(b => b.SetDictionary(() => o.Pairs, k, v));

    public static EchoSettings SetLast(this EchoSettings o, string v) =>
        o.Modify(b => b.Set(() => o.Last, v));
}
