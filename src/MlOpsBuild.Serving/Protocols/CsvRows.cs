using System.Text;
using System.Text.Unicode;
using MlOpsBuild.Scoring;
using MlOpsBuild.Serving.Validation;

namespace MlOpsBuild.Serving.Protocols;

/// <summary>
/// Rows as comma-separated values (RFC 4180) in UTF-8: a header with the features' names in any order, then a record per row;
/// lines end with LF or CR LF. An empty cell is a missing value.
/// </summary>
internal static class CsvRows
{
    private const int TimeCheckRows = 1024;

    /// <summary>Reads the rows into the workspace.</summary>
    /// <exception cref="RequestException">The body is something else, or has too many rows.</exception>
    public static void Read(ReadOnlySpan<byte> body, InputPlan plan, Workspace workspace)
    {
        body = body.StartsWith(Encoding.UTF8.Preamble) ? body[3..] : body;
        if (body.IsEmpty)
        {
            throw new RequestException(
                400,
                "The request has no body, expected a header line and rows."
            );
        }

        if (!Utf8.IsValid(body))
        {
            throw new RequestException(400, "The body is not valid UTF-8.");
        }

        try
        {
            ReadRecords(body, plan, workspace);
        }
        catch (FormatException e)
        {
            throw new RequestException(400, e.Message);
        }
    }

    private static void ReadRecords(ReadOnlySpan<byte> body, InputPlan plan, Workspace workspace)
    {
        var scratch = CsvCells.HasQuotes(body) ? workspace.Scratch(body.Length) : default;
        var cells = new CsvCells(body, scratch);
        var columns = ReadHeader(ref cells, plan, workspace);
        var rows = 0;
        while (cells.HasMore)
        {
            workspace.Reserve(rows + 1, plan.Features.Length);
            ReadRow(ref cells, columns, plan, rows, workspace);
            if (++rows % TimeCheckRows == 0)
            {
                workspace.CheckTime();
            }
        }

        workspace.Rows = rows;
        if (rows == 0)
        {
            throw new RequestException(
                400,
                "The request has a header and no rows, expected at least one."
            );
        }
    }

    // By column the feature, -1 for none.
    private static int[] ReadHeader(ref CsvCells cells, InputPlan plan, Workspace workspace)
    {
        var features = plan.Features;
        var columns = new List<int>(features.Length);
        workspace.StartSeeing(features.Length);
        bool isLast;
        do
        {
            var name = cells.Next(out isLast);
            var at = plan.Find(name, columns.Count);
            if (at < 0)
            {
                plan.NoteUnknown(name, -1, workspace.Problems);
            }
            else if (!workspace.See(at))
            {
                plan.NoteTwice(at, -1, workspace.Problems);
                at = -1;
            }

            columns.Add(at);
        } while (!isLast);

        for (var f = 0; f < features.Length; f++)
        {
            if (!workspace.HasSeen(f))
            {
                features[f].Absent(-1, workspace.Problems);
            }
        }

        return [.. columns];
    }

    private static void ReadRow(
        ref CsvCells cells,
        int[] columns,
        InputPlan plan,
        int row,
        Workspace workspace
    )
    {
        var features = plan.Features;
        var values = workspace.Row(row, features.Length);
        for (var f = 0; f < values.Length; f++)
        {
            // Whatever may be absent has been judged with the header.
            values[f] = features[f].Default ?? double.NaN;
        }

        var count = 0;
        bool isLast;
        do
        {
            var text = cells.Next(out isLast);
            if (count < columns.Length && columns[count] is >= 0 and var f)
            {
                values[f] = features[f].Cell(text, row, workspace.Problems);
            }

            count++;
        } while (!isLast);

        if (count != columns.Length)
        {
            workspace.Problems.Add(
                row,
                null,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"has {count} values, expected {columns.Length} as the header has"
                )
            );
        }
    }
}
