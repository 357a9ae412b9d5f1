namespace MlOpsBuild.Configuration.Yaml;

/// <summary>A list: <c>[a, b]</c> or lines that start with a dash.</summary>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The column, from 1.</param>
/// <param name="items">The items.</param>
internal sealed class YamlList(int line, int column, IReadOnlyList<YamlNode> items)
    : YamlNode(line, column)
{
    /// <summary>The items.</summary>
    public IReadOnlyList<YamlNode> Items { get; } = items;

    /// <inheritdoc/>
    public override string Describe() => "a list";
}
