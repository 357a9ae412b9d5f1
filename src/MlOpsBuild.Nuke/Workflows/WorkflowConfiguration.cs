using Nuke.Common.CI;
using Nuke.Common.Utilities;

namespace MlOpsBuild.Nuke.Workflows;

/// <summary>Hands the workflows to the stream, which writes what came before them, the header, into each file.</summary>
/// <param name="stream">The stream that the base class writes to.</param>
/// <param name="files">The workflows; none leaves all files as they are.</param>
internal sealed class WorkflowConfiguration(
    Func<WorkflowStream> stream,
    IReadOnlyList<WorkflowFile> files
) : ConfigurationEntity
{
    public override void Write(CustomFileWriter writer) => stream().Complete(files);
}
