namespace Nuke.Common.Utilities;

/// <summary>Tasks.</summary>
public static class TaskExtensions
{
    public static void WaitAll(this IEnumerable<Task> tasks) => Task.WaitAll([.. tasks]);

    public static IReadOnlyCollection<T> WaitAll<T>(this IEnumerable<Task<T>> tasks) =>
        Task.WhenAll(tasks).GetAwaiter().GetResult();
}
