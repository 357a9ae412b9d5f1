namespace Octokit;

/// <summary>A button of a check run.</summary>
public class NewCheckRunAction
{
    public NewCheckRunAction(string label, string description, string identifier)
    {
        Label = label;
        Description = description;
        Identifier = identifier;
    }

    public string Label { get; protected set; }

    public string Description { get; protected set; }

    public string Identifier { get; protected set; }
}
