using System.Security.Cryptography;
using System.Text;
using MlOpsBuild.Reports.Plots;

namespace MlOpsBuild.Reports.Html;

/// <summary>The style sheet of the page.</summary>
internal static class HtmlStyle
{
    /// <summary>All of it, plots included.</summary>
    public const string Css = Page + PlotStyle.Css;

    private const string Page = """

        :root{color-scheme:light dark;--page:#f6f8fa;--card:#ffffff;--ink:#1f2328;--soft:#59636e;--edge:#d1d9e0;--faint:#eff2f5;--good:#1a7f37;--good-bg:#dafbe1;--bad:#cf222e;--bad-bg:#ffebe9;--warn:#7d5200;--warn-bg:#fff8c5;--same-bg:#eaeef2;--link:#0969da}
        @media (prefers-color-scheme:dark){:root{--page:#010409;--card:#0d1117;--ink:#e6edf3;--soft:#9198a1;--edge:#30363d;--faint:#161b22;--good:#3fb950;--good-bg:#12261e;--bad:#f85149;--bad-bg:#2d1416;--warn:#d29922;--warn-bg:#272115;--same-bg:#21262d;--link:#4493f8}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--ink);font:14px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;-webkit-text-size-adjust:100%}
        main,header,footer{max-width:1040px;margin:0 auto;padding:0 20px}
        header{padding-top:28px}
        .model{margin:0 0 10px;font-size:15px;font-weight:600;color:var(--soft);overflow-wrap:anywhere}
        .verdict{border:1px solid var(--edge);border-left-width:6px;border-radius:8px;padding:16px 20px;background:var(--card)}
        .verdict.good{border-color:var(--good);background:var(--good-bg)}
        .verdict.bad{border-color:var(--bad);background:var(--bad-bg)}
        .verdict.warn{border-color:var(--warn);background:var(--warn-bg)}
        .verdict h1{margin:0;font-size:24px;line-height:1.3;overflow-wrap:anywhere}
        .verdict.good h1{color:var(--good)}.verdict.bad h1{color:var(--bad)}.verdict.warn h1{color:var(--warn)}
        .verdict p{margin:6px 0 0;font-size:16px;overflow-wrap:anywhere}
        dl{display:flex;flex-wrap:wrap;gap:12px 32px;margin:18px 0 0}
        dt{font-size:12px;color:var(--soft)}
        dd{margin:0;overflow-wrap:anywhere}
        .hint{margin:12px 0 0;color:var(--soft);overflow-wrap:anywhere}
        nav{margin:18px 0 0;display:flex;flex-wrap:wrap;gap:4px 16px}
        a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}
        section{margin:20px 0;padding:18px 20px;background:var(--card);border:1px solid var(--edge);border-radius:8px}
        h2{margin:0 0 12px;font-size:17px}
        h3{margin:20px 0 8px;font-size:14px}
        p{margin:8px 0}
        .soft{color:var(--soft)}
        .scroll{overflow-x:auto;margin:0 -20px;padding:0 20px}
        table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
        th{font-size:12px;font-weight:600;color:var(--soft);text-align:left;white-space:nowrap}
        th,td{padding:6px 14px 6px 0;border-bottom:1px solid var(--faint);vertical-align:top}
        th:last-child,td:last-child{padding-right:0}
        thead th{border-bottom-color:var(--edge)}
        tbody tr:last-child td{border-bottom:0}
        td{overflow-wrap:break-word;max-width:26rem}
        .num{text-align:right;white-space:nowrap;overflow-wrap:normal}
        .text{min-width:11rem}
        .main{font-weight:600}
        .nowrap{white-space:nowrap}
        code,pre{font:12.5px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
        code{background:var(--faint);padding:1px 5px;border-radius:4px}
        pre{margin:0;padding:12px 14px;background:var(--faint);border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere}
        .chip{display:inline-block;padding:0 9px;border-radius:999px;font-size:12px;font-weight:600;line-height:20px;white-space:nowrap;background:var(--same-bg);color:var(--soft)}
        .chip.good{background:var(--good-bg);color:var(--good)}.chip.bad{background:var(--bad-bg);color:var(--bad)}.chip.warn{background:var(--warn-bg);color:var(--warn)}
        details{margin-top:12px}
        summary{cursor:pointer;color:var(--link)}
        .why{margin:12px 0 0;padding:0;list-style:none}
        .why li{margin:6px 0;overflow-wrap:anywhere}
        .plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,400px),1fr));gap:24px;align-items:start}
        .plots>*,.wide>*{justify-self:center;margin:0}
        .wide{margin-top:18px;overflow-x:auto}
        .wide .plot{min-width:560px}
        section .plot{--plot-page:var(--card);display:block;margin:0 auto}
        .share{display:inline-block;vertical-align:middle;margin-left:8px}
        .share .back{fill:var(--faint)}.share .fill{fill:var(--warn)}
        footer{padding-bottom:32px;color:var(--soft);font-size:12px}
        @media (max-width:600px){main,header,footer{padding-left:12px;padding-right:12px}section{padding:14px}.scroll{margin:0 -14px;padding:0 14px}.verdict h1{font-size:20px}.verdict{padding:14px}}
        @media print{:root{color-scheme:light;--page:#ffffff;--card:#ffffff;--ink:#1f2328;--soft:#59636e;--edge:#d1d9e0;--faint:#eff2f5;--good:#1a7f37;--good-bg:#ffffff;--bad:#cf222e;--bad-bg:#ffffff;--warn:#7d5200;--warn-bg:#ffffff;--same-bg:#ffffff;--link:#0969da}body{font-size:11px}nav{display:none}main,header,footer{max-width:none;padding:0}section{border:0;padding:0;break-inside:auto}.chip{border:1px solid currentColor}tr,.plot,pre{break-inside:avoid}h2,h3{break-after:avoid}.scroll{overflow:visible;margin:0;padding:0}}

        """;

    /// <summary>What a Content-Security-Policy allows for exactly this style sheet.</summary>
    public static string Source { get; } =
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'";
}
