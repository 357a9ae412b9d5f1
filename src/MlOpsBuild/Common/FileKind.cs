namespace MlOpsBuild.Common;

/// <summary>What stands at a path; a link does not stand for what it leads to.</summary>
internal enum FileKind
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>An ordinary file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A link, pipe, socket or device.</summary>
    Other,
}
