using System.Reflection;

namespace Nuke.Common.Utilities;

/// <summary>Exceptions.</summary>
public static class ExceptionExtensions
{
    /// <summary>The exception behind those of reflection and static constructors; those of tasks are flattened.</summary>
    public static Exception Unwrap(this Exception exception) =>
        exception switch
        {
            TypeInitializationException { InnerException: { } inner } => inner.Unwrap(),
            TargetInvocationException { InnerException: { } inner } => inner.Unwrap(),
            AggregateException aggregate => aggregate.Flatten(),
            _ => exception,
        };
}
