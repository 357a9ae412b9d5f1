using System.ComponentModel;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Net.Http.Client;
using Microsoft.Win32.SafeHandles;

namespace Docker.DotNet.Http;

/// <summary>A named pipe of Windows. The daemon takes a message without content for the end of what is written.</summary>
internal sealed class PipeStream(NamedPipeClientStream pipe) : ForwardingStream
{
    private const int IoPending = 997;
    private bool _ended;

    public override bool CanWrite => true;

    public override bool CanCloseWrite => OperatingSystem.IsWindows();

    public override void CloseWrite()
    {
        if (!OperatingSystem.IsWindows())
        {
            base.CloseWrite();
        }
        else if (!_ended)
        {
            _ended = true;
            WriteNothing(pipe.SafePipeHandle);
        }
    }

    public override ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    ) => pipe.ReadAsync(buffer, cancellationToken);

    public override ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    ) => pipe.WriteAsync(buffer, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            pipe.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>What <see cref="NamedPipeClientStream"/> leaves out: a message without content.</summary>
    [SupportedOSPlatform("windows")]
    private static void WriteNothing(SafePipeHandle handle)
    {
        using var written = new ManualResetEvent(false);
        var overlapped = new NativeOverlapped
        {
            // The low bit keeps the completion away from the pipe's own port.
            EventHandle = written.SafeWaitHandle.DangerousGetHandle() | 1,
        };
        if (
            (
                WriteFile(handle, 0, 0, 0, ref overlapped) == 0
                && Marshal.GetLastPInvokeError() != IoPending
            )
            || GetOverlappedResult(handle, ref overlapped, out _, 1) == 0
        )
        {
            throw new IOException(
                "The end could not be written.",
                new Win32Exception(Marshal.GetLastPInvokeError())
            );
        }
    }

    [DllImport("kernel32.dll", SetLastError = true, ExactSpelling = true)]
    private static extern int WriteFile(
        SafePipeHandle handle,
        nint buffer,
        int count,
        nint written,
        ref NativeOverlapped overlapped
    );

    [DllImport("kernel32.dll", SetLastError = true, ExactSpelling = true)]
    private static extern int GetOverlappedResult(
        SafePipeHandle handle,
        ref NativeOverlapped overlapped,
        out int transferred,
        int wait
    );
}
