using System.Linq.Expressions;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Utilities;

/// <summary>Runs an action when it is disposed.</summary>
public class DelegateDisposable : IDisposable
{
    private readonly Action _cleanup;

    private DelegateDisposable(Action cleanup) => _cleanup = cleanup;

    /// <summary>Runs one action now and another one when the result is disposed.</summary>
    public static IDisposable CreateBracket(Action setup = null, Action cleanup = null)
    {
        setup?.Invoke();
        return new DelegateDisposable(cleanup);
    }

    /// <summary>Sets a field or property until the result is disposed: <c>SetAndRestore(() => Member, value)</c>.</summary>
    public static IDisposable SetAndRestore<T>(Expression<Func<T>> memberProvider, T value)
    {
        var member = MemberAccess.GetMember(memberProvider);
        var target = MemberAccess.GetTarget(memberProvider);
        var previous = MemberAccess.GetValue(member, target);
        Set(value);
        return new DelegateDisposable(() => Set(previous));

        void Set(object x) =>
            Assert.True(
                MemberAccess.TrySetValue(member, target, x),
                $"Property '{member.Name}' is not settable"
            );
    }

    public void Dispose() => _cleanup?.Invoke();
}
