namespace Nuke.Common.Tooling;

/// <summary>How an option becomes an argument.</summary>
[AttributeUsage(AttributeTargets.Property)]
public class ArgumentAttribute : Attribute
{
    /// <summary>The place: 1, 2... are first; -2, -1 are last; 0, the default, are between in the order in which they were set.</summary>
    public int Position { get; set; }

    /// <summary>The text, in which <c>{value}</c> stands for the value, and <c>{key}</c> for the key of a pair. Without them it is a switch.</summary>
    public string Format { get; set; }

    /// <summary>Whether the value is hidden in logs.</summary>
    public bool Secret { get; set; }

    /// <summary>What is between the values of a list; where null, the whole format is repeated for each value.</summary>
    public string Separator { get; set; }

    /// <summary>The value as the tool reads it.</summary>
    internal virtual string Escape(string value) => value;
}
