namespace Octokit;

internal static class Ensure
{
    public static void ArgumentNotNull(object value, string name) =>
        ArgumentNullException.ThrowIfNull(value, name);

    public static void ArgumentNotNullOrEmptyString(string value, string name)
    {
        ArgumentNotNull(value, name);
        if (string.IsNullOrWhiteSpace(value))
            throw new ArgumentException("String cannot be empty", name);
    }

    public static void GreaterThanZero(TimeSpan value, string name)
    {
        if (value.TotalMilliseconds < 1)
            throw new ArgumentException("Timespan must be greater than zero", name);
    }
}
