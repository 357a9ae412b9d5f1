namespace MlOpsBuild.Nuke.Workflows;

/// <summary>
/// Whether GitHub takes a schedule (docs.github.com, "Events that trigger workflows", schedule: POSIX cron in five fields).
/// </summary>
internal static class WorkflowSchedule
{
    private static readonly string[] Months =
    [
        "JAN",
        "FEB",
        "MAR",
        "APR",
        "MAY",
        "JUN",
        "JUL",
        "AUG",
        "SEP",
        "OCT",
        "NOV",
        "DEC",
    ];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    /// <summary>Whether it is minute, hour, day, month and weekday, each within its range.</summary>
    public static bool IsValid(string schedule) =>
        schedule.Split(' ') is [var minute, var hour, var day, var month, var weekday]
        && IsField(minute, 0, 59, [])
        && IsField(hour, 0, 23, [])
        && IsField(day, 1, 31, [])
        && IsField(month, 1, 12, Months)
        && IsField(weekday, 0, 6, Days);

    private static bool IsField(string field, int first, int last, string[] names) =>
        field.Split(',').All(part => IsPart(part, first, last, names));

    // 5, MON, 1-5, *, and of those each nth: */15, 20/15, 1-5/2.
    private static bool IsPart(string part, int first, int last, string[] names)
    {
        var step = part.Split('/');
        var ends = step[0].Split('-');
        if (
            step.Length > 2
            || ends.Length > 2
            || (step.Length == 2 && (Number(step[1]) is not { } every || every < 1 || every > last))
        )
        {
            return false;
        }

        if (step[0] == "*")
        {
            return true;
        }

        var from = Value(ends[0], first, names);
        var to = Value(ends[^1], first, names);
        return from >= first && to <= last && from <= to;
    }

    private static int? Value(string text, int first, string[] names) =>
        Array.IndexOf(names, text) is var at and >= 0 ? first + at : Number(text);

    private static int? Number(string text) =>
        text.Length <= 2
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
