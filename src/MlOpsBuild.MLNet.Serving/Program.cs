namespace MlOpsBuild.MLNet.Serving;

/// <summary>The program: its first argument is the command.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => ServingProgram.RunAsync(args);
}
