namespace MlOpsBuild.Reports;

/// <summary>
/// The line that runs a target again. It is made of parts that were checked, never of text that somebody else wrote, as
/// it is there to be pasted into a shell.
/// </summary>
public static class ReproduceCommand
{
    private const int CommitDigits = 12;

    /// <summary>
    /// <c>git checkout 9f3c1a7be05d &amp;&amp; ./build.sh Report --model models/churn</c>; without the commit when there
    /// is none, or when what ran differs from it.
    /// </summary>
    /// <param name="target">The target's name: letters and digits.</param>
    /// <param name="commit">The Git commit, hexadecimal, or empty.</param>
    /// <param name="dirty">Whether what ran differs from the commit.</param>
    /// <param name="model">The model's folder or name; <c>.</c> or empty for the only one.</param>
    public static string Of(string target, string commit, bool dirty, string model)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(commit);
        ArgumentNullException.ThrowIfNull(model);
        var run = model is "." or ""
            ? $"./build.sh {target}"
            : $"./build.sh {target} --model {Quote(model)}";
        return commit.Length == 0 || dirty
            ? run
            : $"git checkout {commit[..Math.Min(CommitDigits, commit.Length)]} && {run}";
    }

    /// <summary>
    /// That of a notice: its target, at its commit; empty where no target is known or nothing had to run.
    /// </summary>
    /// <param name="notice">The notice; its own <see cref="RunNotice.Reproduce"/> is not read.</param>
    public static string Of(RunNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return notice.Target.Length == 0 || notice.Outcome == RunOutcome.Skipped
            ? ""
            : Of(notice.Target, notice.Commit, dirty: false, notice.Model);
    }

    // For a POSIX shell; what starts with a dash would be an option.
    private static string Quote(string text)
    {
        text = text[0] == '-' ? "./" + text : text;
        return text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '/' or '-')
            ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}
