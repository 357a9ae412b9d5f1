using System.Collections.ObjectModel;
using System.Linq.Expressions;

namespace Nuke.Common.Tooling;

/// <summary>Options whose properties are named by expressions.</summary>
public partial class Options : IOptions
{
    T IOptions.Get<T>(Expression<Func<object>> provider) => Get<T>(provider);

    void IOptions.Set<T>(Expression<Func<T>> provider, object value) =>
        Change(GetName(provider), value);

    void IOptions.Remove<T>(Expression<Func<T>> provider) => Change(GetName(provider), null);

    void IOptions.SetDictionary<TKey, TValue>(
        Expression<Func<IReadOnlyDictionary<TKey, TValue>>> provider,
        TKey key,
        TValue value
    ) => ChangeDictionary(provider, x => x[key] = value);

    void IOptions.AddDictionary<TKey, TValue>(
        Expression<Func<IReadOnlyDictionary<TKey, TValue>>> provider,
        TKey key,
        TValue value
    ) => ChangeDictionary(provider, x => x.Add(key, value));

    void IOptions.AddDictionary<TKey, TValue>(
        Expression<Func<IReadOnlyDictionary<TKey, TValue>>> provider,
        Dictionary<TKey, TValue> value
    ) => AddDictionary(provider, value);

    void IOptions.AddDictionary<TKey, TValue>(
        Expression<Func<IReadOnlyDictionary<TKey, TValue>>> provider,
        ReadOnlyDictionary<TKey, TValue> value
    ) => AddDictionary(provider, value);

    void IOptions.RemoveDictionary<TKey, TValue>(
        Expression<Func<IReadOnlyDictionary<TKey, TValue>>> provider,
        TKey key
    ) => ChangeDictionary(provider, x => x.Remove(key));

    void IOptions.ClearDictionary<TKey, TValue>(
        Expression<Func<IReadOnlyDictionary<TKey, TValue>>> provider
    ) => ChangeDictionary(provider, x => x.Clear());

    void IOptions.AddCollection<T>(
        Expression<Func<IReadOnlyCollection<T>>> provider,
        params T[] value
    ) => ChangeCollection(provider, x => x.AddRange(value));

    void IOptions.AddCollection<T>(
        Expression<Func<IReadOnlyCollection<T>>> provider,
        IEnumerable<T> value
    ) => ChangeCollection(provider, x => x.AddRange(value));

    void IOptions.RemoveCollection<T>(
        Expression<Func<IReadOnlyCollection<T>>> provider,
        params T[] value
    ) => ChangeCollection(provider, x => x.RemoveAll(value.Contains));

    void IOptions.RemoveCollection<T>(
        Expression<Func<IReadOnlyCollection<T>>> provider,
        IEnumerable<T> value
    ) => ChangeCollection(provider, x => x.RemoveAll(value.ToList().Contains));

    void IOptions.ClearCollection<T>(Expression<Func<IReadOnlyCollection<T>>> provider) =>
        ChangeCollection(provider, x => x.Clear());

    /// <summary>The value of the property that the expression names, or the default where it is not set.</summary>
    protected T Get<T>(Expression<Func<object>> provider) =>
        Find(GetName(provider)) switch
        {
            null => default,
            T value => value,
            // A list or dictionary of another kind than the one that was set.
            var value => (T)Activator.CreateInstance(typeof(T), value),
        };

    /// <summary>Sets the property that the expression names; null removes it.</summary>
    protected internal void Set<T>(Expression<Func<T>> provider, object value) =>
        Change(GetName(provider), value);

    private static string GetName(LambdaExpression provider) =>
        (provider.Body is UnaryExpression conversion ? conversion.Operand : provider.Body)
            is MemberExpression member
            ? member.Member.Name
            : throw new ArgumentException($"'{provider}' names no property");

    private void AddDictionary<TKey, TValue>(
        Expression<Func<IReadOnlyDictionary<TKey, TValue>>> provider,
        IEnumerable<KeyValuePair<TKey, TValue>> pairs
    ) =>
        ChangeDictionary(
            provider,
            x =>
            {
                foreach (var (key, value) in pairs)
                    x.Add(key, value);
            }
        );

    private void ChangeDictionary<TKey, TValue>(
        Expression<Func<IReadOnlyDictionary<TKey, TValue>>> provider,
        Action<Dictionary<TKey, TValue>> change
    )
    {
        var name = GetName(provider);
        var dictionary = new Dictionary<TKey, TValue>(
            (IEnumerable<KeyValuePair<TKey, TValue>>)Find(name) ?? []
        );
        change(dictionary);
        Change(name, dictionary);
    }

    private void ChangeCollection<T>(
        Expression<Func<IReadOnlyCollection<T>>> provider,
        Action<List<T>> change
    )
    {
        var name = GetName(provider);
        var list = new List<T>((IEnumerable<T>)Find(name) ?? []);
        change(list);
        Change(name, list);
    }
}
