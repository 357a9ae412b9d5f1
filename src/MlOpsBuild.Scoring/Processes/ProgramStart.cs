using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using MlOpsBuild.Common;

namespace MlOpsBuild.Scoring.Processes;

/// <summary>How the program of a model is started: in the folder of its files, its outputs read by this process.</summary>
public static class ProgramStart
{
    private const string Keys = "MLOPS_API_KEYS";

    /// <summary>What is known of every such start.</summary>
    internal static ProcessStartInfo Of(string folder, ProcessWeights weights)
    {
        var program = weights.Command[0];
        var start = new ProcessStartInfo(
            weights.Files.ContainsKey(program) ? Path.Combine(folder, program) : program,
            weights.Command.Skip(1)
        )
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What a Python program prints is there at once, and it leaves nothing in the model's folder.
        start.Environment["PYTHONUNBUFFERED"] = "1";
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        // Who may ask the server is none of its business.
        start.Environment.Remove(Keys);
        return start;
    }

    /// <summary>Starts it.</summary>
    /// <exception cref="MlOpsException">It cannot be started; names <paramref name="program"/>.</exception>
    internal static Process Start(ProcessStartInfo start, string program)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new MlOpsException(
                $"The model's program '{program}' cannot be started: {ReasonOf(e)}. It must be in the image, or be one of the model's files.",
                inner: e
            );
        }
    }

    /// <summary>Why the system started no program, in its words alone: the exception's own also name folders of this machine.</summary>
    public static string ReasonOf(Win32Exception e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return Marshal.GetPInvokeErrorMessage(e.NativeErrorCode);
    }
}
