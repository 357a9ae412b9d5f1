using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Images;

/// <summary>What is known of an image, for the terminal.</summary>
public static class ImageText
{
    /// <summary>The lines: what was built, of which layers, that it is the model, what was measured, where it is.</summary>
    public static string Render(ImageRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var text = new StringBuilder();
        text.Append("Image of ").Append(PlainText.Of(record.Model)).Append('\n');
        Line("name", record.Tag);
        Line("id", record.ImageId.ToString());
        Line("model", record.ModelDigest.ToString());
        Line("base", record.BaseImage);
        Line(
            "layers",
            $"{ReadableText.Count(record.Layers.Count, "layer")} over the base, {ReadableText.Size(record.Measurements.ImageBytes)}; {ReadableText.Size(record.Measurements.TotalBytes)} with it"
        );
        for (var i = 0; i < record.Layers.Count; i++)
        {
            var size =
                record.LayerBytes.Count == 0
                    ? ""
                    : $"  {ReadableText.Size(record.LayerBytes[i]), 9}";
            Line("", record.Layers[i].Short + size);
        }

        Line("proof", (record.Proof.IsEqual ? "pass  " : "FAIL  ") + record.Proof.Message);
        Measured(record, Line);
        Line(
            "where",
            record.Reference
                ?? "in the engine alone: name a repository in container.image or registry to push it"
        );
        text.Append(
            record.IsAccepted
                ? "It may be deployed\n"
                : $"It may not be deployed: {PlainText.Of(string.Join("; ", record.Failures))}\n"
        );
        return LogText.WithoutCommands(text.ToString());

        void Line(string name, string value) =>
            text.Append("  ").Append(name.PadRight(10)).Append(PlainText.Of(value)).Append('\n');
    }

    private static void Measured(ImageRecord record, Action<string, string> line)
    {
        var name = "measured";
        foreach (var metric in ImageMetric.All)
        {
            var value = metric.Of(record.Measurements);
            var gates = record.Gates.Where(g => g.Metric == metric.Name).ToList();
            var label = metric.Label.PadRight(ImageMetric.All.Max(m => m.Label.Length));
            if (gates.Count == 0)
            {
                line(name, $"      {label}  {metric.Text(value)}");
                name = "";
            }

            foreach (var gate in gates)
            {
                var (shown, max) = metric.Texts(value, gate.Max);
                line(name, $"{(gate.Passed ? "pass" : "FAIL")}  {label}  {shown}, at most {max}");
                name = "";
            }
        }
    }
}
