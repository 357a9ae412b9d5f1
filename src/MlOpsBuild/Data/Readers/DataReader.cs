using MlOpsBuild.Common;
using MlOpsBuild.Data.Schema;

namespace MlOpsBuild.Data.Readers;

/// <summary>
/// Reads data files into a typed table: CSV and TSV (RFC 4180) and JSON lines, each also compressed with gzip; UTF-8,
/// in one pass over a pooled buffer.
/// </summary>
public static class DataReader
{
    /// <summary>Reads all rows of all files, one file after the other.</summary>
    /// <param name="files">The files; they are read in ordinal order of their display paths.</param>
    /// <param name="schema">The columns. Files may have them in any order.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>
    /// The table. Cells that are not of their column's type are missing there, and listed as invalid.
    /// </returns>
    /// <exception cref="UsageException">
    /// A file is missing, empty, of an unknown format or no UTF-8; a header or a row is malformed; the columns are not
    /// those of the schema; there is no row.
    /// </exception>
    public static async Task<DataTable> ReadAsync(
        IReadOnlyList<DataFile> files,
        DataSchema schema,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(schema);
        var table = new SchemaTableBuilder(schema);
        await ReadAsync(files, table, cancellationToken);
        return table.Build();
    }

    internal static async Task ReadAsync(
        IReadOnlyList<DataFile> files,
        TableBuilder table,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(files);
        foreach (var file in files.OrderBy(f => f.DisplayPath, StringComparer.Ordinal))
        {
            await ReadAsync(file, table, cancellationToken);
        }

        if (table.RowCount == 0)
        {
            throw new UsageException(
                "The data has a header and no rows; expected at least one row.",
                files.Count == 0 ? null : new SourceLocation(files[0].DisplayPath)
            );
        }
    }

    private static async Task ReadAsync(
        DataFile file,
        TableBuilder table,
        CancellationToken cancellationToken
    )
    {
        var format = DataFormat.Of(file.DisplayPath);
        using var input = new InputBuffer(file, format.Compressed);
        await input.FillAsync(cancellationToken);
        if (input.Ended && input.IsEmpty)
        {
            throw new UsageException(
                "The file is empty; expected "
                    + (
                        format.IsJsonLines
                            ? "one JSON object on each line."
                            : "a header with the column names, then rows."
                    ),
                new SourceLocation(file.DisplayPath)
            );
        }

        table.BeginFile(file);
        if (format.IsJsonLines)
        {
            await ReadJsonLinesAsync(new JsonLinesRows(file, table), input, cancellationToken);
        }
        else
        {
            using var rows = new CsvRows(file, format.Delimiter);
            await ReadDelimitedAsync(rows, table, input, format.Delimiter, cancellationToken);
        }
    }

    private static async Task ReadJsonLinesAsync(
        JsonLinesRows rows,
        InputBuffer input,
        CancellationToken cancellationToken
    )
    {
        rows.Parse(input);
        while (!input.Ended)
        {
            await input.FillAsync(cancellationToken);
            rows.Parse(input);
        }
    }

    private static async Task ReadDelimitedAsync(
        CsvRows rows,
        TableBuilder table,
        InputBuffer input,
        byte delimiter,
        CancellationToken cancellationToken
    )
    {
        var hasHeader = false;
        while (true)
        {
            var batch = rows.Parse(input);
            if (!hasHeader && rows.Header is { } header)
            {
                hasHeader = true;
                table.SetHeader(header, new SourceLocation(batch.File, rows.HeaderLine), delimiter);
            }

            table.AddRows(batch);
            if (input.Ended)
            {
                break;
            }

            await input.FillAsync(cancellationToken);
        }

        if (!hasHeader)
        {
            throw new UsageException(
                "The file has only empty lines; expected a header with the column names, then rows.",
                new SourceLocation(rows.File)
            );
        }
    }
}
