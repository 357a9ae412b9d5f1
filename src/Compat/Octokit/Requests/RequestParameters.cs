using System.Collections.Concurrent;
using System.Reflection;
using Octokit.Internal;

namespace Octokit;

/// <summary>Query parameters of a request.</summary>
public abstract class RequestParameters
{
    private static readonly ConcurrentDictionary<Type, QueryMember[]> _cache = new();

    /// <summary>The parameters that have a value, in the order of their declaration.</summary>
    public virtual IDictionary<string, string> ToParametersDictionary()
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in _cache.GetOrAdd(GetType(), static x => QueryMember.GetAll(x)))
        {
            var value = Format(member.Access.GetValue(this));
            if (!string.IsNullOrEmpty(value))
                parameters.Add(member.Name, value);
        }

        return parameters;
    }

    private static string Format(object value) =>
        value switch
        {
            null => null,
            IEnumerable<string> items when value is not string => string.Join(",", items),
            DateTimeOffset time => time.ToUniversalTime()
                .ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            Enum member => EnumNames.Get(member),
            bool flag => flag ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };

    private sealed record QueryMember(string Name, PropertyAccess Access)
    {
        public static QueryMember[] GetAll(Type type) =>
            [
                .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                    .Select(x => new QueryMember(
                        Parameter.Get(x, nameof(ParameterAttribute.Key))
                            ?? x.Name.ToLowerInvariant(),
                        new PropertyAccess(x)
                    )),
            ];
    }
}
