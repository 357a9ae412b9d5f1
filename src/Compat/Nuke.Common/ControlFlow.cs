using Nuke.Common.Utilities;
using Serilog;

namespace Nuke.Common;

/// <summary>Actions that may fail.</summary>
public static class ControlFlow
{
    /// <summary>Runs the action; an error is a warning.</summary>
    public static void SuppressErrors(
        Action action,
        bool includeStackTrace = false,
        bool logWarning = true
    ) =>
        SuppressErrors<object>(
            () =>
            {
                action();
                return null;
            },
            includeStackTrace: includeStackTrace,
            logWarning: logWarning
        );

    /// <summary>The value, or the default one with a warning where there is an error.</summary>
    public static T SuppressErrors<T>(
        Func<T> action,
        T defaultValue = default,
        bool includeStackTrace = false,
        bool logWarning = true
    )
    {
        try
        {
            return action();
        }
        catch (Exception exception)
        {
            if (logWarning)
                Log.Warning(exception.Unwrap(), "Exception was suppressed");

            return defaultValue;
        }
    }

    /// <summary>The values, or none with a warning where there is an error.</summary>
    public static IEnumerable<T> SuppressErrors<T>(
        Func<IEnumerable<T>> action,
        bool includeStackTrace = false
    ) =>
        SuppressErrors<IEnumerable<T>>(
            action,
            includeStackTrace: includeStackTrace,
            logWarning: true
        ) ?? [];

    /// <summary>Runs the action until it succeeds; after each attempt, the cleanup.</summary>
    public static void ExecuteWithRetry(
        Action action,
        Action cleanup = null,
        int retryAttempts = 3,
        TimeSpan? delay = null,
        Action<string> logAction = null
    )
    {
        Assert.True(retryAttempts > 0);
        logAction ??= x => Log.Warning("{Message:l}", x);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                action();
                return;
            }
            catch (Exception exception) when (attempt < retryAttempts)
            {
                logAction(
                    FormattableString.Invariant(
                        $"Attempt #{attempt} failed with: {exception.Message}"
                    )
                );
            }
            catch (Exception exception)
            {
                Assert.Fail(
                    FormattableString.Invariant(
                        $"Execution failed permanently after {retryAttempts} attempts.{Environment.NewLine}Last attempt failed with: {exception.Message}"
                    ),
                    exception
                );
            }
            finally
            {
                cleanup?.Invoke();
            }

            if (delay is { } time)
            {
                logAction($"Waiting {time} before next attempt...");
                Thread.Sleep(time);
            }
        }
    }
}
