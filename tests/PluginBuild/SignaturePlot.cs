using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Plots;

/// <summary>A plot that says who made it.</summary>
public sealed class SignaturePlot : IPlot
{
    public string Name => "signature";

    public PlotSection Section => PlotSection.Model;

    public int Order => 1000;

    public Plot? Draw(ReportModel model) =>
        new(
            Name,
            "Signature",
            "Who made this.",
            200,
            40,
            "<text x=\"10\" y=\"25\">Made by the build's own project</text>\n"
        );
}
