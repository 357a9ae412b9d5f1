namespace MlOpsBuild.Serving;

/// <summary>The program: its first argument is the command.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) =>
        throw new NotSupportedException(string.Join(' ', args));
}
