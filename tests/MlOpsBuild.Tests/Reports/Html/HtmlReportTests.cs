using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MlOpsBuild.Reports.Html;

namespace MlOpsBuild.Tests.Reports.Html;

public class HtmlReportTests
{
    private static readonly string[] KnownElements =
    [
        .. "html head meta title style body header p div h1 h2 h3 dl dt dd nav a main section table thead tbody tr th td span code pre ul li details summary footer".Split(
            ' '
        ),
        .. "svg desc rect line circle polyline text".Split(' '),
    ];

    public static TheoryData<string> Names => [.. ReportModels.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_one_strict_file_without_script_or_request(string name) =>
        ShouldBeHarmless(HtmlReport.Render(ReportModels.All.First(m => m.Name == name).Model));

    [Fact]
    public void Hostile_text_stays_text()
    {
        for (var shift = 0; shift < HostileModels.Texts.Length; shift++)
        {
            var from = shift;
            var html = HtmlReport.Render(
                HostileModels.Create(i =>
                    HostileModels.Texts[(i + from) % HostileModels.Texts.Length]
                )
            );

            ShouldBeHarmless(html);
            html.ShouldNotContain("\u202E");
        }
    }

    [Fact]
    public void Long_texts_and_many_slices_stay_readable()
    {
        var text = new string('<', 100_000);
        var html = HtmlReport.Render(HostileModels.Create(_ => text, slices: 5_000));

        html.Length.ShouldBeLessThan(1_000_000);
        ShouldBeHarmless(html);
        html.ShouldContain("and 4,900 more in report.json");
    }

    [Fact]
    public void The_policy_allows_exactly_the_style_sheet()
    {
        var document = new HtmlParser().ParseDocument(HtmlReport.Render(ReportModels.Accepted()));
        var style = document.QuerySelector("style")!.TextContent;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));

        document
            .QuerySelector("meta[http-equiv='Content-Security-Policy']")!
            .GetAttribute("content")
            .ShouldBe(
                $"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'"
            );
    }

    [Fact]
    public void The_contents_lead_to_the_sections()
    {
        foreach (var (_, model) in ReportModels.All)
        {
            var document = new HtmlParser().ParseDocument(HtmlReport.Render(model));
            var links = document.QuerySelectorAll("nav a").Select(a => a.GetAttribute("href"));

            links.ShouldBe(document.QuerySelectorAll("section").Select(s => "#" + s.Id));
            document.QuerySelectorAll("h1").Length.ShouldBe(1);
        }
    }

    [Fact]
    public void Rejected_data_shows_the_data_and_nothing_of_a_model()
    {
        var document = new HtmlParser().ParseDocument(
            HtmlReport.Render(ReportModels.RejectedByData())
        );

        document
            .QuerySelectorAll("section")
            .Select(s => s.Id)
            .ShouldBe(["data", "stages", "reproduce"]);
        document
            .QuerySelector(".verdict.bad h1")!
            .TextContent.ShouldBe(
                "Rejected by data check nulls on column total_charges and 1 more"
            );
    }

    private static void ShouldBeHarmless(string html)
    {
        var errors = new List<string>();
        var parser = new HtmlParser(new HtmlParserOptions { IsStrictMode = true });
        parser.Error += (_, e) => errors.Add(e.ToString() ?? "");
        var document = parser.ParseDocument(html);

        errors.ShouldBeEmpty();
        document.All.Select(e => e.LocalName).Distinct().ShouldBeSubsetOf(KnownElements);
        foreach (var element in document.All)
        {
            foreach (var attribute in element.Attributes)
            {
                attribute.Name.ShouldNotStartWith("on");
                attribute.Name.ShouldNotBeOneOf("style", "src", "srcset", "action", "xlink:href");
            }
        }

        document
            .QuerySelectorAll("[href]")
            .ShouldAllBe(a => a.GetAttribute("href")!.StartsWith('#'));
        document.QuerySelector("style")!.TextContent.ShouldNotMatch(@"url\(|@import");
        var ids = document.All.Select(e => e.Id).Where(i => !string.IsNullOrEmpty(i)).ToList();
        ids.ShouldBeUnique();
    }
}
