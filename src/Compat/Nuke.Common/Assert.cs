using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Nuke.Common;

/// <summary>Checks that stop the target, with a message, when they do not hold.</summary>
public static class Assert
{
    [DoesNotReturn]
    public static void Fail(string message, Exception exception = null) =>
        throw (exception is null ? new Exception(message) : new Exception(message, exception));

    public static void True(
        bool condition,
        string message = null,
        [CallerArgumentExpression(nameof(condition))] string argumentExpression = null
    )
    {
        if (!condition)
            Throw(message, "Expected condition to be true", argumentExpression);
    }

    public static void False(
        bool condition,
        string message = null,
        [CallerArgumentExpression(nameof(condition))] string argumentExpression = null
    )
    {
        if (condition)
            Throw(message, "Expected condition to be false", argumentExpression);
    }

    public static T NotNull<T>(
        this T obj,
        string message = null,
        [CallerArgumentExpression(nameof(obj))] string argumentExpression = null
    )
        where T : class
    {
        if (obj is null)
            Throw(
                message,
                $"Expected object of type '{typeof(T).FullName}' to be not null",
                argumentExpression
            );

        return obj;
    }

    public static T? NotNull<T>(
        this T? obj,
        string message = null,
        [CallerArgumentExpression(nameof(obj))] string argumentExpression = null
    )
        where T : struct
    {
        if (obj is null)
            Throw(
                message,
                $"Expected object of type '{typeof(T).FullName}' to be not null",
                argumentExpression
            );

        return obj;
    }

    public static string NotNullOrEmpty(
        this string str,
        string message = null,
        [CallerArgumentExpression(nameof(str))] string argumentExpression = null
    )
    {
        if (string.IsNullOrEmpty(str))
            Throw(message, "Expected string to be not null or empty", argumentExpression);

        return str;
    }

    public static string NotNullOrWhiteSpace(
        this string str,
        string message = null,
        [CallerArgumentExpression(nameof(str))] string argumentExpression = null
    )
    {
        if (string.IsNullOrWhiteSpace(str))
            Throw(message, "Expected string to be not null or whitespace", argumentExpression);

        return str;
    }

    public static void NotEmpty<T>(
        IReadOnlyCollection<T> collection,
        string message = null,
        [CallerArgumentExpression(nameof(collection))] string argumentExpression = null
    )
    {
        collection.NotNull(argumentExpression: argumentExpression);
        if (collection.Count == 0)
            Throw(message, "Expected collection to be not empty", argumentExpression);
    }

    public static void Empty<T>(
        IReadOnlyCollection<T> collection,
        string message = null,
        [CallerArgumentExpression(nameof(collection))] string argumentExpression = null
    )
    {
        collection.NotNull(argumentExpression: argumentExpression);
        if (collection.Count > 0)
            Throw(message, "Expected collection to be empty", argumentExpression);
    }

    public static void Count<T>(
        IReadOnlyCollection<T> collection,
        int length,
        string message = null,
        [CallerArgumentExpression(nameof(collection))] string argumentExpression = null
    )
    {
        collection.NotNull(argumentExpression: argumentExpression);
        if (collection.Count != length)
            Throw(
                message,
                FormattableString.Invariant($"Expected collection to have length of {length}"),
                argumentExpression
            );
    }

    public static void HasSingleItem<T>(
        IReadOnlyCollection<T> collection,
        string message = null,
        [CallerArgumentExpression(nameof(collection))] string argumentExpression = null
    ) => Count(collection, length: 1, message, argumentExpression);

    public static void FileExists(
        string path,
        string message = null,
        [CallerArgumentExpression(nameof(path))] string argumentExpression = null
    )
    {
        if (!File.Exists(path.NotNull(argumentExpression: argumentExpression)))
            Throw(message, $"Expected file to exist: {path}", argumentExpression);
    }

    public static void DirectoryExists(
        string path,
        string message = null,
        [CallerArgumentExpression(nameof(path))] string argumentExpression = null
    )
    {
        if (!Directory.Exists(path.NotNull(argumentExpression: argumentExpression)))
            Throw(message, $"Expected directory to exist: {path}", argumentExpression);
    }

    [DoesNotReturn]
    private static void Throw(string message, string defaultMessage, string argumentExpression) =>
        throw (
            message is null
                ? new ArgumentException(defaultMessage, argumentExpression)
                : new ArgumentException(message)
        );
}
