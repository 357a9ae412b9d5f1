using System.Text;

namespace MlOpsBuild.Training.Command;

/// <summary>Linux's <c>/proc</c> (proc(5)): the processes that run.</summary>
internal static class ProcessTable
{
    private const string Folder = "/proc";

    /// <summary>Whether there is one.</summary>
    public static bool IsThere { get; } =
        OperatingSystem.IsLinux() && File.Exists($"{Folder}/self/stat");

    /// <summary>This process.</summary>
    public static ProcessEntry? Self => Read("self");

    /// <summary>A process that runs; <see langword="null"/>: it does not.</summary>
    public static ProcessEntry? Find(int id) => Read(id.ToString(CultureInfo.InvariantCulture));

    /// <summary>All processes that still run: not those that only wait for their end to be noticed.</summary>
    public static List<ProcessEntry> Read()
    {
        var found = new List<ProcessEntry>();
        foreach (var path in Directory.EnumerateDirectories(Folder))
        {
            var name = Path.GetFileName(path);
            if (char.IsAsciiDigit(name[0]) && Read(name) is { } entry)
            {
                found.Add(entry);
            }
        }

        return found;
    }

    /// <summary>Whether a process was started with a variable of that value, by itself or by inheritance.</summary>
    /// <param name="id">The process.</param>
    /// <param name="assignment"><c>NAME=value</c>.</param>
    public static bool HasVariable(int id, string assignment)
    {
        try
        {
            ReadOnlySpan<byte> environment = File.ReadAllBytes(
                string.Create(CultureInfo.InvariantCulture, $"{Folder}/{id}/environ")
            );
            ReadOnlySpan<byte> sought = Encoding.UTF8.GetBytes(assignment);
            foreach (var range in environment.Split((byte)0))
            {
                if (environment[range].SequenceEqual(sought))
                {
                    return true;
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It ended just now, or is another user's.
        }

        return false;
    }

    private static ProcessEntry? Read(string id)
    {
        try
        {
            return Parse(File.ReadAllText($"{Folder}/{id}/stat"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // it ended just now
        }
    }

    // pid (name, which may have any character) state ppid pgrp session ... starttime is the 22nd.
    private static ProcessEntry? Parse(string stat)
    {
        var open = stat.IndexOf('(', StringComparison.Ordinal);
        var close = stat.LastIndexOf(')');
        if (open < 0 || close < open)
        {
            return null;
        }

        var fields = stat[(close + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var culture = CultureInfo.InvariantCulture;
        return
            fields.Length > 19
            && fields[0] is not ("Z" or "X")
            && int.TryParse(
                stat.AsSpan(0, open),
                NumberStyles.AllowTrailingWhite,
                culture,
                out var id
            )
            && int.TryParse(fields[1], NumberStyles.None, culture, out var parent)
            && int.TryParse(fields[3], NumberStyles.AllowLeadingSign, culture, out var session)
            && ulong.TryParse(fields[19], NumberStyles.None, culture, out var started)
            ? new ProcessEntry(id, parent, session, started, stat[(open + 1)..close])
            : null;
    }
}
