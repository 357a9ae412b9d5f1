using Octokit;

namespace MlOpsBuild.Compat.Tests.Octokit.Internals;

/// <summary>No method is forgotten.</summary>
public sealed class DescribedCallsTests
{
    /// <summary>GitHub still answers these, but describes other addresses for them.</summary>
    private static readonly string[] _undescribed =
    [
        "Git.Reference.Get",
        "Git.Reference.GetAll",
        "Git.Reference.GetAllForSubNamespace",
        // Answers that are not JSON: tested with a server of ours.
        "Repository.Commit.GetSha1",
        "Repository.Content.GetRawContent",
        "Repository.Content.GetRawContentByRef",
    ];

    [Fact]
    public void Each_method_is_checked_against_the_description() =>
        GetMethods(typeof(IGitHubClient), "")
            .Except(_undescribed, StringComparer.Ordinal)
            .Except(DescribedCalls.All.Keys, StringComparer.Ordinal)
            .ShouldBeEmpty();

    private static IEnumerable<string> GetMethods(Type type, string prefix)
    {
        foreach (var property in type.GetProperties())
        {
            if (!property.Name.EndsWith("Connection", StringComparison.Ordinal))
            {
                foreach (
                    var method in GetMethods(property.PropertyType, $"{prefix}{property.Name}.")
                )
                    yield return method;
            }
        }

        if (prefix.Length == 0)
            yield break;

        foreach (
            var method in type.GetMethods().Where(x => !x.IsSpecialName).DistinctBy(x => x.Name)
        )
            yield return prefix + method.Name;
    }
}
