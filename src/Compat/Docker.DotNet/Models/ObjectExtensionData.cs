namespace Docker.DotNet.Models;

/// <summary>An object whose members depend on the message: texts, whole numbers (<see cref="long"/>), numbers, flags, lists, objects.</summary>
public class ObjectExtensionData
{
    public IDictionary<string, object> ExtensionData { get; set; }
}
