using System.Runtime.ExceptionServices;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>Does work on this thread and one more: the work's bound is the disk, and results must not depend on it.</summary>
internal static class Workers
{
    private const int WorthAThread = 2;

    /// <summary>Runs the same work twice at once, when there are enough pieces; each takes pieces until none is left.</summary>
    public static void Run(int pieces, Action work)
    {
        if (pieces < WorthAThread)
        {
            work();
            return;
        }

        ExceptionDispatchInfo? failure = null;
        var other = new Thread(() =>
        {
            try
            {
                work();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        })
        {
            IsBackground = true,
        };
        other.Start();
        try
        {
            work();
        }
        catch (OperationCanceledException) when (Ended(other) && failure is not null)
        {
            // It stopped because of the other's failure, which is told below.
        }
        finally
        {
            other.Join();
        }

        failure?.Throw();
    }

    private static bool Ended(Thread thread)
    {
        thread.Join();
        return true;
    }
}
