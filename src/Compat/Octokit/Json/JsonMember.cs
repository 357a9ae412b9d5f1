using System.Reflection;
using System.Text;

namespace Octokit.Internal;

/// <summary>A property as JSON has it.</summary>
internal sealed class JsonMember
{
    private readonly PropertyAccess _access;

    private JsonMember(PropertyInfo property)
    {
        _access = new PropertyAccess(property);
        var key = Parameter.Get(property, nameof(ParameterAttribute.Key));
        Name = ToSnakeCase(string.IsNullOrEmpty(key) ? property.Name : key);
        Type = property.PropertyType;
        CanWrite = property.CanWrite;
        SerializeNull = property.IsDefined(typeof(SerializeNullAttribute), inherit: false);
    }

    public string Name { get; }

    public Type Type { get; }

    public bool CanWrite { get; }

    public bool SerializeNull { get; }

    public object GetValue(object instance) => _access.GetValue(instance);

    public void SetValue(object instance, object value) => _access.SetValue(instance, value);

    /// <summary>The readable properties of a type, its own before those of its base types.</summary>
    public static JsonMember[] GetAll(Type type)
    {
        var members = new List<JsonMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (
                var property in declaring.GetProperties(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly
                )
            )
            {
                if (
                    property.GetMethod?.IsPublic == true
                    && property.GetIndexParameters().Length == 0
                    && names.Add(property.Name)
                )
                    members.Add(new JsonMember(property));
            }
        }

        return [.. members];
    }

    public static string ToSnakeCase(string name)
    {
        var builder = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]))
                builder.Append('_');

            builder.Append(char.ToLowerInvariant(name[i]));
        }

        return builder.ToString();
    }
}
