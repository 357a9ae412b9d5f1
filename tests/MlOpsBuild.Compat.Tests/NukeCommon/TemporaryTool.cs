using Nuke.Common.IO;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>A directory with a shell script to run as a tool.</summary>
internal sealed class TemporaryTool : IDisposable
{
    public TemporaryTool(string script = "exit 0")
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("nuke-tool-").FullName;
        Path = Directory / "tool";
        File.WriteAllText(Path, $"#!/usr/bin/env bash\ncd \"$(dirname \"$0\")\"\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(
                Path,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
    }

    public AbsolutePath Directory { get; }

    public AbsolutePath Path { get; }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
