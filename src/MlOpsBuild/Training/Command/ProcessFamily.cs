using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MlOpsBuild.Training.Command;

/// <summary>
/// A process and all that it started, whoever took them over since. On Linux it finds them by a variable that they inherited, by
/// their parents and by the sessions that they are in; what left all three - another session, another parent and an environment of
/// its own - is not found. Elsewhere it is the tree below the process.
/// </summary>
internal sealed class ProcessFamily
{
    private const int Terminate = 15;
    private const int Kill = 9;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan KillLimit = TimeSpan.FromSeconds(5);

    private readonly Process _root;
    private readonly string _variable;
    private readonly TimeProvider _time;
    private readonly ulong? _rootStarted;
    private readonly int _ownSession;

    /// <summary>The family of a process that was just started.</summary>
    /// <param name="root">The process.</param>
    /// <param name="variable"><c>NAME=value</c>, which no process has but it and those that it starts.</param>
    /// <param name="time">The clock.</param>
    public ProcessFamily(Process root, string variable, TimeProvider time)
    {
        _root = root;
        _variable = variable;
        _time = time;
        if (ProcessTable.IsThere)
        {
            _ownSession = ProcessTable.Self?.Session ?? 0;
            _rootStarted = ProcessTable.Find(root.Id)?.Started;
        }
    }

    /// <summary>The processes that still run, the first one among them.</summary>
    public IReadOnlyList<ProcessEntry> Members()
    {
        if (!ProcessTable.IsThere)
        {
            return _root.HasExited ? [] : [new ProcessEntry(_root.Id, 0, 0, 0, "")];
        }

        var others = ProcessTable.Read();
        others.RemoveAll(p => p.Id == Environment.ProcessId);
        var members = new Dictionary<int, ProcessEntry>();
        var sessions = new HashSet<int>();
        // A number that was given to another process since stands for nothing any more.
        if (!others.Exists(p => p.Id == _root.Id && p.Started != _rootStarted))
        {
            sessions.Add(_root.Id);
        }

        Take(p => IsRoot(p) || ProcessTable.HasVariable(p.Id, _variable));
        while (Take(p => members.ContainsKey(p.Parent) || sessions.Contains(p.Session)))
        {
            // until nobody is found that belongs to those that were
        }

        return [.. members.Values];

        bool Take(Predicate<ProcessEntry> belongs)
        {
            var taken = others.FindAll(belongs);
            others.RemoveAll(taken.Contains);
            foreach (var process in taken)
            {
                members[process.Id] = process;
                if (process.Session != _ownSession)
                {
                    sessions.Add(process.Session);
                }
            }

            return taken.Count > 0;
        }
    }

    /// <summary>Asks all to end, waits, and kills those that did not.</summary>
    /// <param name="grace">How long they may take.</param>
    /// <returns>Whether all ended.</returns>
    public async Task<bool> EndAsync(TimeSpan grace)
    {
        var began = _time.GetTimestamp();
        SendAll(Terminate);
        while (_time.GetElapsedTime(began) < grace)
        {
            if (Members().Count == 0)
            {
                return true;
            }

            await Task.Delay(Poll, _time);
        }

        // Those that are started meanwhile are found the next time.
        began = _time.GetTimestamp();
        while (Members().Count > 0)
        {
            if (_time.GetElapsedTime(began) > KillLimit)
            {
                return false;
            }

            SendAll(Kill);
            await Task.Delay(Poll, _time);
        }

        return true;
    }

    private void SendAll(int signal)
    {
        if (!ProcessTable.IsThere)
        {
            SendTree(signal);
            return;
        }

        foreach (var process in Members())
        {
            _ = Send(process.Id, signal);
        }
    }

    private void SendTree(int signal)
    {
        if (signal == Terminate)
        {
            if (!OperatingSystem.IsWindows() && !_root.HasExited)
            {
                _ = Send(_root.Id, signal);
            }

            return;
        }

        try
        {
            _root.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or AggregateException)
        {
            // It ended just now.
        }
    }

    private bool IsRoot(ProcessEntry process) =>
        process.Id == _root.Id && process.Started == _rootStarted;

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Send(int process, int signal);
}
