using MlOpsBuild.Scoring;

namespace MlOpsBuild.Serving;

/// <summary>The serving program for those who have it as a package: their own program does nothing but call it.</summary>
public static class ServingProgram
{
    /// <summary>What opens models of kinds that are not built in.</summary>
    internal static IReadOnlyList<IModelRuntime> Runtimes { get; private set; } = [];

    /// <summary>Runs the program.</summary>
    /// <param name="args">The command line: a command and its options.</param>
    /// <returns>The exit code: 0 done, 1 something failed, 2 wrong usage or a file that is not right.</returns>
    public static Task<int> RunAsync(string[] args) => Program.Main(args);

    /// <summary>Runs the program with what opens models of further kinds.</summary>
    /// <param name="args">The command line: a command and its options.</param>
    /// <param name="runtimes">Their kinds are those of the weights in <c>model.json</c>.</param>
    /// <returns>The exit code; see <see cref="RunAsync(string[])"/>.</returns>
    public static Task<int> RunAsync(string[] args, IReadOnlyList<IModelRuntime> runtimes)
    {
        ArgumentNullException.ThrowIfNull(runtimes);
        Runtimes = runtimes;
        return Program.Main(args);
    }
}
