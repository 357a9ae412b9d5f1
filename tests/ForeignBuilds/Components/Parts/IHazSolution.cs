using Nuke.Common;
using Nuke.Common.ProjectModel;

namespace Parts;

public interface IHazSolution : INukeBuild
{
    Solution Solution { get; }
}
