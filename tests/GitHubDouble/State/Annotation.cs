namespace MlOpsBuild.GitHubDouble.State;

/// <summary>A remark of a check run on lines of a file; numbers start at 1.</summary>
public sealed record Annotation(
    string Path,
    int StartLine,
    int EndLine,
    int? StartColumn,
    int? EndColumn,
    string Level,
    string Message,
    string? Title,
    string? RawDetails
);
