namespace Nuke.Common.Utilities;

/// <summary>Disposables.</summary>
public static class DisposableExtensions
{
    /// <summary>Runs one action now and, when the result is disposed, another one before the disposable's.</summary>
    public static IDisposable CombineWith(
        this IDisposable disposable,
        Action setup = null,
        Action cleanup = null
    ) =>
        DelegateDisposable.CreateBracket(
            setup,
            () =>
            {
                cleanup?.Invoke();
                disposable.Dispose();
            }
        );

    /// <summary>Disposes the other one first.</summary>
    public static IDisposable CombineWith(
        this IDisposable disposable,
        IDisposable otherDisposable
    ) => disposable.CombineWith(cleanup: otherDisposable.Dispose);
}
