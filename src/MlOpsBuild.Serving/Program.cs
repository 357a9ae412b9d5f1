using MlOpsBuild.Common;
using MlOpsBuild.Serving.Hosting;
using MlOpsBuild.Serving.Tools;

namespace MlOpsBuild.Serving;

/// <summary>The program: its first argument is the command.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        try
        {
            using var signals = new ShutdownSignals();
            return await Commands.RunAsync(args, signals.Token);
        }
        catch (MlOpsException e)
        {
            return Fail(e.Message, e.ExitCode);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(e.Message, MlOpsExitCode.Broken);
        }
    }

    private static int Fail(string message, MlOpsExitCode code)
    {
        Console.Error.WriteLine($"mlops-serve: {PlainText.Of(message)}");
        return (int)code;
    }
}
