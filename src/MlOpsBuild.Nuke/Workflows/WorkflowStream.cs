using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild.Nuke.Workflows;

/// <summary>
/// Takes the header and the first workflow from the base class, which writes one file, and then puts all files in place,
/// each in one step. An attempt that failed leaves them all as they are.
/// </summary>
internal sealed class WorkflowStream : StreamWriter
{
    private readonly string _directory;
    private readonly string _temporary;
    private IReadOnlyList<WorkflowFile> _files = [];

    public WorkflowStream(string directory, string temporary)
        : base(new MemoryStream(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))
    {
        _directory = directory;
        _temporary = temporary;
        NewLine = "\n"; // the same bytes on every system
    }

    /// <summary>What has been written is the header, and these are the files under it.</summary>
    public void Complete(IReadOnlyList<WorkflowFile> files) => _files = files;

    protected override void Dispose(bool disposing)
    {
        if (disposing && _files.Count > 0)
        {
            Flush();
            var header = ((MemoryStream)BaseStream).ToArray();
            foreach (var file in _files)
            {
                Put(
                    Path.Combine(_directory, file.Name),
                    [.. header, .. Encoding.UTF8.GetBytes(file.Content)]
                );
            }

            _files = [];
        }

        base.Dispose(disposing);
    }

    private void Put(string path, byte[] content)
    {
        if (!File.Exists(path) || !HasContent(File.ReadAllBytes(path), content))
        {
            AtomicFile.Write(path, content, _temporary);
        }
    }

    // Git may have checked the file out with other line ends: no reason to write it again.
    private static bool HasContent(byte[] file, byte[] content) =>
        file.AsSpan().SequenceEqual(content)
        || string.Equals(
            Encoding.UTF8.GetString(file).ReplaceLineEndings("\n"),
            Encoding.UTF8.GetString(content),
            StringComparison.Ordinal
        );
}
