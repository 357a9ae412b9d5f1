namespace MlOpsBuild.Reports.Plots;

/// <summary>The frame of a plot with two axes: title, grid, ticks and labels.</summary>
internal sealed class PlotFrame
{
    /// <summary>Width in pixels.</summary>
    public const int Width = 440;

    /// <summary>Height in pixels.</summary>
    public const int Height = 360;

    private const double Left = 66;
    private const double Right = Width - 32;
    private const double Top = 36;
    private const double Bottom = Height - 48;

    private PlotFrame(PlotScale x, PlotScale y) => (X, Y) = (x, y);

    /// <summary>The horizontal scale.</summary>
    public PlotScale X { get; }

    /// <summary>The vertical scale.</summary>
    public PlotScale Y { get; }

    /// <summary>Where the plot's elements go.</summary>
    public Svg Svg { get; } = new();

    /// <summary>A frame from 0 to 1 on both axes.</summary>
    public static PlotFrame Unit(string title, string x, string y) =>
        new PlotFrame(new PlotScale(0, 1, Left, Right), new PlotScale(0, 1, Bottom, Top)).Draw(
            title,
            x,
            y
        );

    /// <summary>A frame around values.</summary>
    public static PlotFrame Around(
        string title,
        string x,
        string y,
        IEnumerable<double> horizontal,
        IEnumerable<double> vertical
    ) =>
        new PlotFrame(
            PlotScale.Around(horizontal, Left, Right),
            PlotScale.Around(vertical, Bottom, Top)
        ).Draw(title, x, y);

    /// <summary>The points of a curve in pixels; those that are not finite are left out.</summary>
    public IEnumerable<(double X, double Y)> Points(
        IReadOnlyList<double> horizontal,
        IReadOnlyList<double> vertical
    )
    {
        for (var i = 0; i < horizontal.Count; i++)
        {
            if (double.IsFinite(horizontal[i]) && double.IsFinite(vertical[i]))
            {
                yield return (X.At(horizontal[i]), Y.At(vertical[i]));
            }
        }
    }

    /// <summary>The finished plot.</summary>
    public Plot ToPlot(string name, string title, string description) =>
        new(name, title, description, Width, Height, Svg.ToString());

    private PlotFrame Draw(string title, string x, string y)
    {
        Svg.Text(Left, 20, title, "title", Right - Left);
        foreach (var (value, text) in X.Ticks())
        {
            var at = X.At(value);
            Svg.Line(at, Top, at, Bottom, "grid")
                .Text(at, Bottom + 17, text, "small soft middle num");
        }

        foreach (var (value, text) in Y.Ticks())
        {
            var at = Y.At(value);
            Svg.Line(Left, at, Right, at, "grid")
                .Text(Left - 8, at + 4, text, "small soft end num", Left - 30);
        }

        Svg.Line(Left, Bottom, Right, Bottom, "axis").Line(Left, Top, Left, Bottom, "axis");
        Svg.Text((Left + Right) / 2, Height - 10, x, "soft middle", Right - Left)
            .Upwards(14, (Top + Bottom) / 2, y, "soft middle", Bottom - Top);
        return this;
    }
}
