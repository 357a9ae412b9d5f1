namespace Octokit;

/// <summary>A label to create.</summary>
public class NewLabel
{
    private string _color;

    public NewLabel(string name, string color)
    {
        Ensure.ArgumentNotNullOrEmptyString(name, nameof(name));
        Ensure.ArgumentNotNullOrEmptyString(color, nameof(color));
        Name = name;
        Color = color;
    }

    public string Name { get; set; }

    /// <summary>Six hexadecimal digits.</summary>
    public string Color
    {
        get => _color;
        set => _color = LabelColor.Check(value);
    }

    public string Description { get; set; }
}
