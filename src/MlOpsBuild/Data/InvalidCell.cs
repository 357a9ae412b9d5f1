namespace MlOpsBuild.Data;

/// <summary>A cell whose text is not of the column's type; it counts as missing in the table.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="File">The file, relative to the project.</param>
/// <param name="Line">The line of the file where the row starts, from 1 (the header is line 1).</param>
/// <param name="Text">What was found, cut at 80 characters.</param>
public sealed record InvalidCell(string Column, string File, int Line, string Text);
