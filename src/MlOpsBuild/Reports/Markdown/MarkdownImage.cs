using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Reports.Views;

namespace MlOpsBuild.Reports.Markdown;

/// <summary>The image that serves the model.</summary>
internal static class MarkdownImage
{
    private const int MaxLayers = 30;

    /// <summary>The proof, what was measured, and which image it is, folded.</summary>
    public static string Render(ReportModel model)
    {
        if (model.Image is not { } image)
        {
            return "";
        }

        var table = new MarkdownTable("Measured", ">Value", "Limit", "Result");
        foreach (var row in ImageRow.Of(image))
        {
            table.Row(
                row.Label,
                $"**{row.Value}**",
                row.Limit,
                row.Passed switch
                {
                    null => "",
                    true => "✅ pass",
                    _ => "❌ **fail**",
                }
            );
        }

        return $"### Serving image\n\n{(image.Proof.IsEqual ? "✅" : "❌")} {MarkdownEscape.Text(image.Proof.Message, 300)}\n\n{table}\n{ImageRow.Note(image)}\n\n"
            + MarkdownGates.Fold("Image and layers", Identity(image));
    }

    private static string Identity(ImageRecord image)
    {
        var table = new MarkdownTable("", "");
        if (image.ManifestDigest is { } digest)
        {
            table.Row("Repository", MarkdownEscape.Code(image.Repository, 200));
            table.Row("Digest", MarkdownEscape.Code(digest.ToString()));
        }

        table.Row("Name in the engine", MarkdownEscape.Code(image.Tag, 200));
        table.Row("Image id", MarkdownEscape.Code(image.ImageId.ToString()));
        table.Row("Base image", MarkdownEscape.Code(image.BaseImage, 300));
        table.Row("Model in it", MarkdownEscape.Code(image.ModelDigest.ToString()));
        table.Row("Size with the base", ReadableText.Size(image.Measurements.TotalBytes));
        var layers = new StringBuilder();
        for (var i = 0; i < Math.Min(MaxLayers, image.Layers.Count); i++)
        {
            layers.Append(
                CultureInfo.InvariantCulture,
                $"{i + 1}. {MarkdownEscape.Code(image.Layers[i].ToString())}{Size(image, i)}\n"
            );
        }

        if (image.Layers.Count > MaxLayers)
        {
            layers.Append(
                $"\nand {ReportNumber.Count(image.Layers.Count - MaxLayers)} more in `report.json`.\n"
            );
        }

        return layers.Length == 0
            ? table.ToString()
            : $"{table}\nLayers over the base, uncompressed:\n\n{layers}";
    }

    private static string Size(ImageRecord image, int layer) =>
        image.LayerBytes.Count == 0 ? "" : $" {ReadableText.Size(image.LayerBytes[layer])}";
}
