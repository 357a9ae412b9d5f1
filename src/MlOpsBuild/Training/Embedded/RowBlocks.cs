namespace MlOpsBuild.Training.Embedded;

/// <summary>Divides rows into blocks that do not depend on the number of threads.</summary>
internal static class RowBlocks
{
    public const int Size = 8192;

    public static int CountOf(int rows) => (rows + Size - 1) / Size;

    public static (int From, int To) Of(int block, int rows) =>
        (block * Size, Math.Min((block + 1) * Size, rows));
}
