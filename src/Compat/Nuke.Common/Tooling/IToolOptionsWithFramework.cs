namespace Nuke.Common.Tooling;

/// <summary>Options of a tool whose package has a program for each of several frameworks.</summary>
public interface IToolOptionsWithFramework
{
    string Framework => (string)((Options)this).Find(nameof(Framework));
}

/// <summary>Setting <see cref="IToolOptionsWithFramework"/>.</summary>
public static class ToolOptionsWithFrameworkExtensions
{
    public static T SetFramework<T>(this T o, string v)
        where T : Options, IToolOptionsWithFramework => o.Set(nameof(o.Framework), v);
}
