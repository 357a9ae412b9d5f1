namespace MlOpsBuild.Reports.Markdown;

/// <summary>A part of the report that is shown whole or not at all.</summary>
/// <param name="Name">What a note calls it when it is left out.</param>
/// <param name="Text">Its Markdown, or empty when there is nothing to say.</param>
internal sealed record MarkdownSection(string Name, string Text);
