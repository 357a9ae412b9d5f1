namespace MlOpsBuild.Reports.Html;

/// <summary>A part of the page.</summary>
/// <param name="Id">Its anchor.</param>
/// <param name="Title">Its heading: fixed text.</param>
/// <param name="Body">Its HTML, or empty when there is nothing to say.</param>
internal sealed record HtmlSection(string Id, string Title, string Body);
