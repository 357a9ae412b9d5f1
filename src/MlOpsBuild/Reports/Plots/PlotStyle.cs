namespace MlOpsBuild.Reports.Plots;

/// <summary>The colours and type of all plots, light and dark.</summary>
public static class PlotStyle
{
    /// <summary>The style sheet: custom properties that follow the reader's colour scheme, and the classes.</summary>
    public const string Css = """

        .plot{--plot-page:#ffffff;--plot-ink:#1f2328;--plot-soft:#59636e;--plot-grid:#e4e8ec;--plot-axis:#aab2bb;--plot-1:#0969da;--plot-2:#bc4c00;--plot-3:#1a7f37;--plot-4:#8250df;--plot-5:#bf3989;--plot-6:#7d6200;--plot-good:#1a7f37;--plot-bad:#cf222e;--plot-warn:#9a6700;--plot-on:#ffffff;max-width:100%;height:auto;font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif}
        @media (prefers-color-scheme:dark){.plot{--plot-page:#0d1117;--plot-ink:#e6edf3;--plot-soft:#9198a1;--plot-grid:#262c34;--plot-axis:#59636e;--plot-1:#4493f8;--plot-2:#f0883e;--plot-3:#3fb950;--plot-4:#ab7df8;--plot-5:#f778ba;--plot-6:#d29922;--plot-good:#3fb950;--plot-bad:#f85149;--plot-warn:#d29922;--plot-on:#0d1117}}
        @media print{.plot{--plot-page:#ffffff;--plot-ink:#1f2328;--plot-soft:#59636e;--plot-grid:#e4e8ec;--plot-axis:#aab2bb;--plot-1:#0969da;--plot-2:#bc4c00;--plot-3:#1a7f37;--plot-4:#8250df;--plot-5:#bf3989;--plot-6:#7d6200;--plot-good:#1a7f37;--plot-bad:#cf222e;--plot-warn:#9a6700;--plot-on:#ffffff}}
        .plot-page{fill:var(--plot-page)}
        .plot text{fill:var(--plot-ink);stroke:none}
        .plot .soft{fill:var(--plot-soft)}
        .plot .title{font-size:13px;font-weight:600}
        .plot .small{font-size:11px}
        .plot .strong{font-weight:600}
        .plot .on{fill:var(--plot-on)}
        .plot .end{text-anchor:end}
        .plot .middle{text-anchor:middle}
        .plot .num{font-variant-numeric:tabular-nums}
        .plot .grid{stroke:var(--plot-grid)}
        .plot .axis{stroke:var(--plot-axis)}
        .plot .guide{stroke:var(--plot-soft);stroke-dasharray:4 4}
        .plot .limit{stroke:var(--plot-bad);stroke-dasharray:2 3;stroke-width:1.5}
        .plot .line{fill:none;stroke-width:2;stroke-linejoin:round}
        .plot .bar{stroke-width:2;stroke-linecap:round}
        .plot .dot{stroke:var(--plot-page);stroke-width:1}
        .plot .cloud{fill-opacity:.45}
        .plot .cell{stroke:var(--plot-grid)}
        .plot .c1{stroke:var(--plot-1)}.plot .f1{fill:var(--plot-1)}
        .plot .c2{stroke:var(--plot-2)}.plot .f2{fill:var(--plot-2)}
        .plot .c3{stroke:var(--plot-3)}.plot .f3{fill:var(--plot-3)}
        .plot .c4{stroke:var(--plot-4)}.plot .f4{fill:var(--plot-4)}
        .plot .c5{stroke:var(--plot-5)}.plot .f5{fill:var(--plot-5)}
        .plot .c6{stroke:var(--plot-6)}.plot .f6{fill:var(--plot-6)}
        .plot .cgood{stroke:var(--plot-good)}.plot .fgood{fill:var(--plot-good)}
        .plot .cbad{stroke:var(--plot-bad)}.plot .fbad{fill:var(--plot-bad)}
        .plot .cwarn{stroke:var(--plot-warn)}.plot .fwarn{fill:var(--plot-warn)}
        .plot .csame{stroke:var(--plot-soft)}.plot .fsame{fill:var(--plot-soft)}

        """;
}
