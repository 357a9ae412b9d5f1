namespace Nuke.Common.IO;

/// <summary>Something that has a path.</summary>
public interface IAbsolutePathHolder
{
    AbsolutePath Path { get; }
}
