using Nuke.Common.ValueInjection;
using Serilog;

namespace Nuke.Common.Execution;

/// <summary>What has succeeded so far, for <c>--continue</c>: the arguments in the first line, then one target a line.</summary>
internal sealed class BuildAttempt
{
    private readonly string _path = NukeBuild.TemporaryDirectory / "build-attempt.log";
    private HashSet<string> _previous = [];

    /// <summary>The targets that succeeded in a previous attempt with the same arguments.</summary>
    public HashSet<string> ReadSucceeded()
    {
        if (!File.Exists(_path))
            return [];

        var lines = File.ReadAllLines(_path);
        if (lines.Length == 0 || lines[0] != GetInvocation())
        {
            Log.Warning("Build invocation changed. Restarting ...");
            return [];
        }

        _previous = [.. lines.Skip(1)];
        return _previous;
    }

    public void Start() =>
        Write(string.Join('\n', _previous.Prepend(GetInvocation())) + "\n", append: false);

    public void Add(string target) => Write(target + "\n", append: true);

    public void Clear()
    {
        if (Directory.Exists(NukeBuild.TemporaryDirectory))
            File.Delete(_path);
    }

    private void Write(string text, bool append)
    {
        try
        {
            Directory.CreateDirectory(NukeBuild.TemporaryDirectory);
            if (append)
                File.AppendAllText(_path, text);
            else
                File.WriteAllText(_path, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Without the file the next attempt begins anew.
        }
    }

    /// <summary>A digest of the arguments: they may hold secrets.</summary>
    private static string GetInvocation()
    {
        var arguments = ParameterService.CommandLine.Arguments.Where(x =>
            ParameterNames.Normalize(x) != "continue"
        );
        var hash = 14695981039346656037UL;
        foreach (var c in string.Join('\u001f', arguments))
            hash = (hash ^ c) * 1099511628211UL;

        return hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }
}
