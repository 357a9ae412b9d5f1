using System.Runtime.InteropServices;

namespace MlOpsBuild.MLNet.Trainers;

/// <summary>
/// OpenMP, by which LightGBM uses threads. By default a thread that waits for others spins, which on a machine that is busy
/// costs more than the work does.
/// </summary>
internal static class OpenMp
{
    private const string Policy = "OMP_WAIT_POLICY";
    private const string Passive = "passive";

    /// <summary>
    /// Lets threads that wait sleep. It must be said before the library is loaded, and to the process itself: .NET's own
    /// environment is a copy that native libraries do not see.
    /// </summary>
    public static void WaitPassively()
    {
        if (Environment.GetEnvironmentVariable(Policy) is not null)
        {
            return;
        }

        Environment.SetEnvironmentVariable(Policy, Passive);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            _ = SetVariable(Policy, Passive, overwrite: 0);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // Then they spin: slower on a busy machine, and right.
        }
    }

    [DllImport("libc", EntryPoint = "setenv", CharSet = CharSet.Ansi, BestFitMapping = false)]
    private static extern int SetVariable(string name, string value, int overwrite);
}
