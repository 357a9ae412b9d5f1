namespace Octokit;

/// <summary>A run of a workflow to start.</summary>
public class CreateWorkflowDispatch
{
    public CreateWorkflowDispatch(string @ref)
    {
        Ensure.ArgumentNotNullOrEmptyString(@ref, nameof(@ref));
        Ref = @ref;
    }

    /// <summary>A branch or tag.</summary>
    public string Ref { get; private set; }

    public IDictionary<string, object> Inputs { get; set; }
}
