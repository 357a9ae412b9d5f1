namespace Nuke.Common;

/// <summary>Directories that the system knows.</summary>
public enum SpecialFolders
{
    ProgramFiles = Environment.SpecialFolder.ProgramFiles,
    ProgramFilesX86 = Environment.SpecialFolder.ProgramFilesX86,
    LocalApplicationData = Environment.SpecialFolder.LocalApplicationData,
    ApplicationData = Environment.SpecialFolder.ApplicationData,
    CommonApplicationData = Environment.SpecialFolder.CommonApplicationData,
    Windows = Environment.SpecialFolder.Windows,
    System = Environment.SpecialFolder.System,
    UserProfile = Environment.SpecialFolder.UserProfile,
}
