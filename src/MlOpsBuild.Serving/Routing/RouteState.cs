using MlOpsBuild.Common;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Routing;

/// <summary>The route table on disk: <c>routes.json</c> in the front's state folder. A crash leaves the old one or the new one.</summary>
/// <param name="folder">The folder, made when it is missing; <see langword="null"/>: nothing is kept.</param>
internal sealed class RouteState(string? folder)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "routes.json";

    // 64 backends with long names are far below.
    private const long MaxSize = 1 << 20;

    /// <summary>Reads the table.</summary>
    /// <param name="warning">Receives why there is none though there is a file; otherwise <see langword="null"/>.</param>
    /// <returns>The table; an empty one when there is none.</returns>
    public RouteTable Read(out string? warning)
    {
        warning = null;
        var empty = new RouteTable { Generation = 0, Backends = [] };
        if (folder is null || !File.Exists(Path.Combine(folder, FileName)))
        {
            return empty;
        }

        var file = new FileInfo(Path.Combine(folder, FileName));
        try
        {
            if (file.Length > MaxSize)
            {
                throw new ModelFormatException("the file is too large.");
            }

            var table = RouteTable.Read(File.ReadAllBytes(file.FullName));
            return RouteTableCheck.Problems(table) is [var problem, ..]
                ? throw new ModelFormatException(problem)
                : table;
        }
        catch (Exception e)
            when (e is ModelFormatException or IOException or UnauthorizedAccessException)
        {
            warning =
                $"'{file.FullName}' cannot be read, so requests go nowhere until routes are put again: {e.Message}";
            return empty;
        }
    }

    /// <summary>Writes the table.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(RouteTable table)
    {
        if (folder is not null)
        {
            AtomicFile.Write(Path.Combine(folder, FileName), table.ToBytes());
        }
    }
}
