namespace MlOpsBuild.Configuration.Keys;

/// <summary>The <c>container:</c> section.</summary>
internal static class ContainerKeys
{
    private static readonly ContainerConfig Defaults = new();

    /// <summary><see cref="ContainerConfig.BaseImage"/>.</summary>
    public static readonly ConfigKey BaseImage = new(
        "baseImage",
        new TextType("an image: registry/repository:tag or @sha256:digest") { AsWritten = true },
        "The image that it is built on: it needs what a self-contained .NET program needs, no more."
    )
    {
        Default = Defaults.BaseImage,
    };

    /// <summary><see cref="ContainerConfig.Image"/>.</summary>
    public static readonly ConfigKey Image = new(
        "image",
        TextTypes.Repository,
        "The repository that the image is pushed to. Without it, that of registry followed by /serve. {model} in it is the model's name."
    );

    /// <summary><see cref="ContainerConfig.Gates"/>.</summary>
    public static readonly ConfigKey Gates = new(
        "gates",
        new ListType(ContainerGateKeys.Type, "a list of limits"),
        "Limits of what is measured of the running image."
    )
    {
        Default = Array.Empty<object>(),
    };

    /// <summary>The section.</summary>
    public static readonly SectionType Type = new([BaseImage, Image, Gates]);

    /// <summary>The record.</summary>
    public static ContainerConfig Bind(Section container) =>
        new()
        {
            BaseImage = container.Text(BaseImage)!,
            Image = container.Text(Image),
            Gates = Array.ConvertAll(container.Sections(Gates), ContainerGateKeys.Bind),
        };
}
