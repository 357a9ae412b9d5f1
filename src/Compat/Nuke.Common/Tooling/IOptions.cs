using System.Collections.ObjectModel;
using System.Linq.Expressions;

namespace Nuke.Common.Tooling;

/// <summary>Options while they are changed: <c>o.Modify(x => x.Set(() => o.Name, value))</c>. An expression names the property.</summary>
public interface IOptions
{
    T Get<T>(Expression<Func<object>> provider);

    /// <summary>Sets a property; null removes it.</summary>
    void Set<T>(Expression<Func<T>> provider, object value);

    void Remove<T>(Expression<Func<T>> provider);

    void SetDictionary<TKey, TValue>(
        Expression<Func<IReadOnlyDictionary<TKey, TValue>>> provider,
        TKey key,
        TValue value
    );

    void AddDictionary<TKey, TValue>(
        Expression<Func<IReadOnlyDictionary<TKey, TValue>>> provider,
        TKey key,
        TValue value
    );

    void AddDictionary<TKey, TValue>(
        Expression<Func<IReadOnlyDictionary<TKey, TValue>>> provider,
        Dictionary<TKey, TValue> value
    );

    void AddDictionary<TKey, TValue>(
        Expression<Func<IReadOnlyDictionary<TKey, TValue>>> provider,
        ReadOnlyDictionary<TKey, TValue> value
    );

    void RemoveDictionary<TKey, TValue>(
        Expression<Func<IReadOnlyDictionary<TKey, TValue>>> provider,
        TKey key
    );

    void ClearDictionary<TKey, TValue>(
        Expression<Func<IReadOnlyDictionary<TKey, TValue>>> provider
    );

    void AddCollection<T>(Expression<Func<IReadOnlyCollection<T>>> provider, params T[] value);

    void AddCollection<T>(Expression<Func<IReadOnlyCollection<T>>> provider, IEnumerable<T> value);

    void RemoveCollection<T>(Expression<Func<IReadOnlyCollection<T>>> provider, params T[] value);

    void RemoveCollection<T>(
        Expression<Func<IReadOnlyCollection<T>>> provider,
        IEnumerable<T> value
    );

    void ClearCollection<T>(Expression<Func<IReadOnlyCollection<T>>> provider);
}
