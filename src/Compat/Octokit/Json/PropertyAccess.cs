using System.Reflection;

namespace Octokit.Internal;

/// <summary>
/// The value of a property. Through the field behind it where there is one: that needs no code to be generated,
/// other than calls of accessors, which makes the first requests of a process several times faster.
/// </summary>
internal sealed class PropertyAccess(PropertyInfo property)
{
    private readonly FieldInfo _field = property.DeclaringType!.GetField(
        $"<{property.Name}>k__BackingField",
        BindingFlags.Instance | BindingFlags.NonPublic
    );

    public object GetValue(object instance) =>
        _field is null ? property.GetValue(instance) : _field.GetValue(instance);

    public void SetValue(object instance, object value)
    {
        if (_field is null)
            property.SetValue(instance, value);
        else
            _field.SetValue(instance, value);
    }
}
