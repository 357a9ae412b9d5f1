using MlOpsBuild.MLNet.Runtime;

namespace MlOpsBuild.MLNet.Serving;

/// <summary>The serving program for those who have it as a package: their own program does nothing but call it.</summary>
public static class ServingProgram
{
    /// <summary>Runs the program, which opens models of ML.NET besides those that every serving program opens.</summary>
    /// <param name="args">The command line: a command and its options.</param>
    /// <returns>The exit code: 0 done, 1 something failed, 2 wrong usage or a file that is not right.</returns>
    public static Task<int> RunAsync(string[] args) =>
        MlOpsBuild.Serving.ServingProgram.RunAsync(args, [new MlNetRuntime()]);
}
