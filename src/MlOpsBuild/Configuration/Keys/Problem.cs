using MlOpsBuild.Common;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>Something that is wrong with a file.</summary>
/// <param name="Location">Where.</param>
/// <param name="Message">What, and what is allowed.</param>
internal sealed record Problem(SourceLocation Location, string Message);
