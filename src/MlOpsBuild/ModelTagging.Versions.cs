using MlOpsBuild.Common;
using MlOpsBuild.Evaluation.Baselines;
using MlOpsBuild.Registry.Models;

namespace MlOpsBuild;

// The tag of a version, as soon as it is registered.
internal sealed partial class ModelTagging
{
    /// <summary>
    /// Sees that a version's tag is there, on the commit that the model was made from; never throws: <see cref="Note"/>.
    /// </summary>
    /// <param name="facts">The model with its version and commit.</param>
    /// <param name="actor">Who registers.</param>
    /// <param name="when">When.</param>
    /// <returns>The tag; <see langword="null"/> when there is none.</returns>
    public string? WriteVersion(ModelFacts facts, Actor actor, DateTimeOffset when)
    {
        if (_git is null || facts.Model.Version is null || facts.Commit is not { } commit)
        {
            return null;
        }

        var name = $"{_model}@{facts.Model.Version}";
        try
        {
            if (!_git.HasCommit(commit))
            {
                Note =
                    $"this clone lacks commit {commit[..12]}, which the model was made from; get it with 'git fetch'";
                return null;
            }

            var missing = new List<(string Name, string Commit)>();
            Check(name, _git.Find(name), commit, facts, missing);
            if (missing.Count > 0)
            {
                _git.Create(
                    name,
                    commit,
                    (actor.Name, actor.TagEmail),
                    when,
                    MessageOf(null, facts)
                );
            }

            return name;
        }
        catch (UsageException)
        {
            // Git is never in the way; which of the two is right, people know.
            Note =
                $"the Git tag {name} is there already for another model or commit; compare with 'git show {name}', and remove it with 'git tag -d {name}' if it is wrong";
            return null;
        }
        catch (GitUnavailableException e)
        {
            Note = e.Message;
            return null;
        }
    }
}
