namespace Nuke.Common.Tooling;

/// <summary>Changing a copy.</summary>
public static partial class OptionsExtensions
{
    /// <summary>A copy of the options, changed.</summary>
    public static T Modify<T>(this T options, Action<IOptions> modification = null)
        where T : IOptions
    {
        var copy = (T)(object)((Options)(object)options).Clone();
        modification?.Invoke(copy);
        return copy;
    }
}
