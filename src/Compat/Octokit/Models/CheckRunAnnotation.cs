namespace Octokit;

/// <summary>An annotation of a file by a check run.</summary>
public class CheckRunAnnotation
{
    public CheckRunAnnotation() { }

    public CheckRunAnnotation(
        string path,
        string blobHref,
        int startLine,
        int endLine,
        int? startColumn,
        int? endColumn,
        CheckAnnotationLevel? annotationLevel,
        string message,
        string title,
        string rawDetails
    )
    {
        Path = path;
        BlobHref = blobHref;
        StartLine = startLine;
        EndLine = endLine;
        StartColumn = startColumn;
        EndColumn = endColumn;
        AnnotationLevel = annotationLevel;
        Message = message;
        Title = title;
        RawDetails = rawDetails;
    }

    public string Path { get; private set; }

    public string BlobHref { get; private set; }

    public int StartLine { get; private set; }

    public int EndLine { get; private set; }

    public int? StartColumn { get; private set; }

    public int? EndColumn { get; private set; }

    public StringEnum<CheckAnnotationLevel>? AnnotationLevel { get; private set; }

    public string Message { get; private set; }

    public string Title { get; private set; }

    public string RawDetails { get; private set; }
}
