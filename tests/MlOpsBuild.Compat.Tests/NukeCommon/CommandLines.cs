using Nuke.Common.Tooling;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>The command lines of tasks, without the tools themselves.</summary>
internal static class CommandLines
{
    /// <summary>A program that fails at once, so that the exception tells its command line.</summary>
    public static string Failing { get; } = ToolPathResolver.GetPathExecutable("false");

    public static string Of(Func<object> run)
    {
        var message = Should.Throw<ProcessException>(() => run()).Message;
        var prefix = $"   > {Failing} ";
        return message
            .Split('\n')
            .Single(x => x.StartsWith(prefix, StringComparison.Ordinal))[prefix.Length..]
            .TrimEnd();
    }
}
