using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Git;

/// <summary>Injects the repository that the root directory belongs to.</summary>
public class GitRepositoryAttribute : ValueInjectionAttributeBase
{
    public override object GetValue(MemberInfo member, object instance) =>
        GitRepository.FromLocalDirectory(Build.RootDirectory);
}
