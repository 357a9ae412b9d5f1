using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Reports.Views;

namespace MlOpsBuild.Reports.Html;

/// <summary>The image that serves the model.</summary>
internal static class HtmlImage
{
    private const int MaxLayers = 300;

    /// <summary>The proof, what was measured, and which image it is, folded.</summary>
    public static string Render(ReportModel model)
    {
        if (model.Image is not { } image)
        {
            return "";
        }

        var table = new HtmlTable("Measured", ">Value", "~Limit", "Result");
        foreach (var row in ImageRow.Of(image))
        {
            table.Row(
                row.Label,
                $"<span class=\"main\">{row.Value}</span>",
                row.Limit,
                row.Passed is { } passed ? Chip(passed) : ""
            );
        }

        return $"<p>{Chip(image.Proof.IsEqual)} {HtmlText.Of(image.Proof.Message)}</p>\n{table}<p class=\"soft\">{ImageRow.Note(image)}</p>\n<details><summary>Image and layers</summary>\n{Identity(image)}</details>\n";
    }

    private static string Identity(ImageRecord image)
    {
        var text = new StringBuilder("<dl>\n");
        if (image.ManifestDigest is { } digest)
        {
            Item("Repository", HtmlText.Code(image.Repository, 200));
            Item("Digest", HtmlText.Id(digest.ToString()));
        }

        Item("Name in the engine", HtmlText.Code(image.Tag, 200));
        Item("Image id", HtmlText.Id(image.ImageId.ToString()));
        Item("Base image", HtmlText.Code(image.BaseImage, 300));
        Item("Model in it", HtmlText.Id(image.ModelDigest.ToString()));
        Item("Size with the base", ReadableText.Size(image.Measurements.TotalBytes));
        text.Append("</dl>\n");
        if (image.Layers.Count == 0)
        {
            return text.ToString();
        }

        var layers = new HtmlTable("Digest", ">Size, uncompressed");
        for (var i = 0; i < Math.Min(MaxLayers, image.Layers.Count); i++)
        {
            layers.Row(
                HtmlText.Id(image.Layers[i].ToString()),
                image.LayerBytes.Count == 0
                    ? ReportNumber.None
                    : ReadableText.Size(image.LayerBytes[i])
            );
        }

        return text.Append("<h3>Layers over the base</h3>\n").Append(layers).ToString();

        void Item(string name, string value) =>
            text.Append($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");
    }

    private static string Chip(bool passed) =>
        passed ? HtmlText.Chip("good", "pass") : HtmlText.Chip("bad", "fail");
}
