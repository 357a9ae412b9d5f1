namespace MlOpsBuild.Delivery.Containers.Engine;

/// <summary>What came of a program that was run in a container.</summary>
/// <param name="ExitCode">What it ended with.</param>
/// <param name="Output">The bytes of its standard output.</param>
/// <param name="Error">The text of its standard error, at most 64 KiB.</param>
public sealed record ExecResult(int ExitCode, ReadOnlyMemory<byte> Output, string Error)
{
    /// <summary>The standard output as text.</summary>
    public string Text => System.Text.Encoding.UTF8.GetString(Output.Span);
}
