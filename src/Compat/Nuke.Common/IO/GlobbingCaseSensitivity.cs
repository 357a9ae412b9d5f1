namespace Nuke.Common.IO;

/// <summary>Whether patterns tell upper from lower case.</summary>
public enum GlobbingCaseSensitivity
{
    /// <summary>As the system does: on Windows they do not.</summary>
    Auto,
    CaseSensitive,
    CaseInsensitive,
}
