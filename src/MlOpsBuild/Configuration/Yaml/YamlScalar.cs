namespace MlOpsBuild.Configuration.Yaml;

/// <summary>A single value, with its type by the YAML 1.2 core schema: <c>Yes</c> is text, <c>true</c> is not.</summary>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The column, from 1.</param>
/// <param name="text">The value as text, without quotes.</param>
/// <param name="isQuoted">Whether it was quoted or a block text: then it is text, whatever it looks like.</param>
internal sealed class YamlScalar(int line, int column, string text, bool isQuoted)
    : YamlNode(line, column)
{
    private const int LongestShown = 60;

    /// <summary>The value as text, without quotes.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it is text by its quotes.</summary>
    public bool IsQuoted { get; } = isQuoted;

    /// <summary>Whether it is null or empty without quotes.</summary>
    public bool IsNull => !IsQuoted && Text is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>The truth value it has, if any.</summary>
    public bool? Flag =>
        IsQuoted ? null
        : Text is "true" or "True" or "TRUE" ? true
        : Text is "false" or "False" or "FALSE" ? false
        : null;

    /// <summary>The number it is, if any; infinite where it is too large.</summary>
    public double? Number => IsQuoted ? null : YamlNumber.Parse(Text);

    /// <inheritdoc/>
    public override string Describe() =>
        IsNull ? "nothing"
        : IsQuoted ? $"\"{Shown}\""
        : Flag is not null || Number is not null ? Shown
        : $"'{Shown}'";

    private string Shown
    {
        get
        {
            var shown = Text.Length > LongestShown ? Text[..LongestShown] + "..." : Text;
            return shown.ReplaceLineEndings(" ");
        }
    }
}
