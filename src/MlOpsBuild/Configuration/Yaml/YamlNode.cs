namespace MlOpsBuild.Configuration.Yaml;

/// <summary>A piece of a YAML file that knows where it stands.</summary>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The column, from 1.</param>
internal abstract class YamlNode(int line, int column)
{
    /// <summary>The line, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The column, from 1.</summary>
    public int Column { get; } = column;

    /// <summary>What an error message calls it, e.g. <c>a list</c> or <c>'gbtd'</c>.</summary>
    public abstract string Describe();
}
