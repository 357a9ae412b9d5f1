using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Tests.Observability;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Serving.Tests.Pages;

/// <summary>The page for people, in a real browser.</summary>
public sealed class HomePageTests(ChromiumFixture fixture) : IClassFixture<ChromiumFixture>
{
    private const string Refused =
        "Failed to load resource: the server responded with a status of 400 (Bad Request)";
    private const string Hostile =
        "</option></script><script>window.pwned=1</script><img src=x onerror=window.pwned=1>'\"&amp;\\";

    [Fact]
    public async Task ShowsTheNumberThatTheModelGives()
    {
        var model = SampleServed.Binary();
        await using var server = await Start(model);
        var page = await fixture.Browser.OpenAsync();
        await page.GoToAsync(server.Url);

        // The example is a row that the model takes.
        await page.ClickAsync("#predict");
        await Answered(page);
        (await Shown(page)).ShouldBe(Scored(model, 40, 4, 0, 0, 1));

        await page.TypeAsync("#f0", "61.5");
        await page.TypeAsync("#f1", "2");
        await page.ClickAsync("#f2");
        await page.EvaluateAsync("document.getElementById('f3').focus()");
        await page.PressAsync("r", 82); // red
        await page.TypeAsync("#f4", "Lima");
        (await page.TextAsync("#json")).ShouldBe(
            """{"age": 61.5, "rooms": 2, "owner": true, "colour": "red", "town": "Lima"}"""
        );
        (await page.EvaluateAsync("document.getElementById('changed').hidden"))!
            .GetValue<bool>()
            .ShouldBeFalse();
        await page.ClickAsync("#predict");
        await page.WaitAsync("document.getElementById('changed').hidden");
        var expected = Scored(model, 61.5, 2, 1, 2, MissingValue.Unseen);
        (await Shown(page)).ShouldBe(expected);
        (await page.TextAsync("#value")).ShouldBe(expected >= 0.5 ? "Yes" : "No");
        (await page.TextAsync("#said")).ShouldStartWith("buys: ");
        (await page.TextAsync("#who")).ShouldStartWith("Answered by champion (sha256:aaaa");

        page.Complaints.ShouldBeEmpty();
        page.Requests.ShouldAllBe(r =>
            r.StartsWith(server.Url) || r.StartsWith("data:image/svg+xml")
        );
    }

    [Fact]
    public async Task MissingValuesAndDefaultsAreLeftToTheModel()
    {
        var model = SampleServed.Binary();
        await using var server = await Start(model);
        var page = await fixture.Browser.OpenAsync();
        await page.GoToAsync(server.Url);
        await page.TypeAsync("#f0", "");
        await page.TypeAsync("#f1", "");
        await page.TypeAsync("#f4", "");
        await page.ClickAsync("#predict");
        await Answered(page);
        (await page.TextAsync("#json")).ShouldBe(
            """{"age": null, "owner": false, "colour": "blue", "town": null}"""
        );
        (await Shown(page)).ShouldBe(Scored(model, double.NaN, 3, 0, 0, double.NaN));
    }

    [Fact]
    public async Task ShowsProblemsBesideTheirFields()
    {
        await using var server = await Start(SampleServed.Binary());
        var page = await fixture.Browser.OpenAsync();
        await page.GoToAsync(server.Url);
        await page.TypeAsync("#f1", "2.5");
        await page.TypeAsync("#f0", "7");
        await page.ClickAsync("#predict");
        await page.WaitAsync("!document.getElementById('alert').hidden");

        (await page.TextAsync("#e0")).ShouldBe("is 7, expected 18 to 100");
        (await page.TextAsync("#e1")).ShouldBe("is 2.5, expected a whole number");
        (await page.TextAsync("#alert")).ShouldBe("The input has 2 problems.");
        (await page.TextAsync("#e3")).ShouldBe("");
        (await page.EvaluateAsync("document.activeElement.id"))!.GetValue<string>().ShouldBe("f0");
        (
            await page.EvaluateAsync(
                "[...document.querySelectorAll('[aria-invalid=true]')].map(e => e.id).join()"
            )
        )!
            .GetValue<string>()
            .ShouldBe("f0,f1");
        page.Complaints.ShouldBe([Refused]);

        // Mended, they go away.
        await page.TypeAsync("#f0", "70");
        await page.TypeAsync("#f1", "2");
        await page.PressAsync("Enter", 13);
        await Answered(page);
        (await page.EvaluateAsync("document.querySelectorAll('[aria-invalid]').length"))!
            .GetValue<int>()
            .ShouldBe(0);
        (await page.EvaluateAsync("document.getElementById('alert').hidden"))!
            .GetValue<bool>()
            .ShouldBeTrue();
    }

    [Fact]
    public async Task WorksByKeyboardAlone()
    {
        var model = SampleServed.Binary();
        await using var server = await Start(model);
        var page = await fixture.Browser.OpenAsync();
        await page.GoToAsync(server.Url);
        await page.PressAsync("Tab", 9);
        (await Focused(page)).ShouldBe("A");
        await page.PressAsync("Enter", 13); // to the form
        var seen = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            await page.PressAsync("Tab", 9);
            seen.Add(await Focused(page));
            (
                await page.EvaluateAsync(
                    "getComputedStyle(document.activeElement).outlineStyle !== 'none'"
                )
            )!
                .GetValue<bool>()
                .ShouldBeTrue();
        }

        seen.ShouldBe(["f0", "f1", "f2", "f3", "f4", "predict"]);
        await page.PressAsync("Enter", 13);
        await Answered(page);
        (await Shown(page)).ShouldBe(Scored(model, 40, 4, 0, 0, 1));
    }

    [Fact]
    public async Task SaysWhenTheServerIsGone()
    {
        var server = await Start(SampleServed.Binary());
        var page = await fixture.Browser.OpenAsync();
        await page.GoToAsync(server.Url);
        await server.DisposeAsync();
        await page.ClickAsync("#predict");
        await page.WaitAsync("!document.getElementById('alert').hidden");
        (await page.TextAsync("#alert")).ShouldBe(
            "The server did not answer. Is it still running?"
        );
    }

    [Fact]
    public async Task HostileTextStaysText()
    {
        var signature = new ModelSignature(
            ModelTask.Multiclass,
            Hostile,
            ["a\r\nb", Hostile, "x"],
            [
                new FeatureSpec(
                    Hostile,
                    FeatureKind.Category,
                    ["\r\n", Hostile, "é 東 '$(id)`id`"]
                ),
                new FeatureSpec("__proto__", FeatureKind.Number, []),
                new FeatureSpec("7", FeatureKind.Number, []),
            ]
        );
        var contract = new ServingContract
        {
            Model = "sample",
            Features =
            [
                new FeatureContract
                {
                    Name = Hostile,
                    Type = FeatureType.Category,
                    Values = ["\r\n", Hostile, "é 東 '$(id)`id`"],
                    Training = new Distribution { Counts = [1, 2, 3, 0] },
                },
                Number("__proto__"),
                Number("7"),
            ],
            Scores = new Distribution { Edges = [0.5], Counts = [1, 1] },
        };
        var card =
            $"# {Hostile}\n\n{Hostile}\n\n<script>window.pwned=1</script>\n<iframe src=//evil></iframe>\n\n[a](javascript:window.pwned=1) ![b](http://evil.example/x.png) <style>*{{display:none}}</style>\n";
        var model = SampleServed.Of(
            Hostile,
            SampleServed.DigestA,
            SampleServed.Linear(signature, 3),
            contract,
            1,
            false,
            card
        );
        await using var server = await Start(model, SampleServed.Binary("other", weight: 0));
        var page = await fixture.Browser.OpenAsync();
        await page.GoToAsync(server.Url);
        for (var i = 0; i < 3; i++)
        {
            await page.EvaluateAsync(
                $"document.getElementById('f0').value = '{i}'; document.getElementById('form').dispatchEvent(new Event('input', {{bubbles: true}}))"
            );
            await page.ClickAsync("#predict");
            await Answered(page);
            await page.WaitAsync("document.getElementById('changed').hidden");
            using var row = JsonDocument.Parse(await page.TextAsync("#json"));
            row.RootElement.GetProperty(Hostile)
                .GetString()
                .ShouldBe(contract.Features[0].Values![i]);
            var outputs = new double[3];
            model.Scorer.ScoreRow([i, 1, 1], outputs);
            using var answer = JsonDocument.Parse(await page.TextAsync("#raw"));
            answer
                .RootElement.GetProperty("predictions")[0]
                .GetProperty("probabilities")
                .EnumerateObject()
                .Select(p => p.Value.GetDouble())
                .ShouldBe(outputs);

            // The command is one, and does the same.
            var said = await Shell(await page.TextAsync("#curl"));
            said.ShouldBe(await page.TextAsync("#raw"));
        }

        (await page.EvaluateAsync("window.pwned === undefined"))!.GetValue<bool>().ShouldBeTrue();
        (await page.EvaluateAsync("document.querySelectorAll('script').length"))!
            .GetValue<int>()
            .ShouldBe(2);
        (await page.EvaluateAsync("document.querySelectorAll('img,iframe,main style').length"))!
            .GetValue<int>()
            .ShouldBe(0);
        page.Complaints.ShouldBeEmpty();
        page.Requests.ShouldAllBe(r => r.StartsWith(server.Url) || r.StartsWith("data:image/"));

        static FeatureContract Number(string name) =>
            new()
            {
                Name = name,
                Type = FeatureType.Number,
                Training = new Distribution { Edges = [1], Counts = [9, 1] },
            };
    }

    [Fact]
    public async Task ThePolicyLetsNothingElseRun()
    {
        await using var server = await Start(SampleServed.Binary());
        using var answer = await server.Http.GetAsync("");
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'; style-src 'sha256-");
        policy.ShouldNotContain("unsafe");
        policy.ShouldEndWith("frame-ancestors 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");

        var page = await fixture.Browser.OpenAsync();
        await page.GoToAsync(server.Url);
        await page.EvaluateAsync(
            "(() => { const s = document.createElement('script'); s.textContent = 'window.pwned = 1'; document.body.append(s); document.body.insertAdjacentHTML('beforeend', '<img src=\"http://127.0.0.1:9/x.png\"><p style=\"color:red\">'); })()"
        );
        await page.WaitAsync("document.images.length === 1");
        (await page.EvaluateAsync("window.pwned === undefined"))!.GetValue<bool>().ShouldBeTrue();
        page.Complaints.Count.ShouldBeGreaterThanOrEqualTo(2);
        page.Complaints.ShouldAllBe(c => c.Contains("Content Security Policy"));
    }

    [Fact]
    public async Task SeveralModelsMayBeAskedByName()
    {
        var models = new[]
        {
            SampleServed.Binary(),
            SampleServed.Binary("challenger", SampleServed.DigestB, 300),
            SampleServed.Binary("next", SampleServed.DigestB, 0, shadow: true),
        };
        await using var server = await Start(models);
        var page = await fixture.Browser.OpenAsync();
        await page.GoToAsync(server.Url);
        var table = await page.TextAsync("[aria-labelledby=modelsTitle] tbody");
        table
            .Trim()
            .Split('\n')
            .ShouldBe([
                $"champion25.0 %linear{SampleServed.DigestA}",
                $"challenger75.0 %linear{SampleServed.DigestB}",
                $"nextcopies of all, answered to nobodylinear{SampleServed.DigestB}",
            ]);
        foreach (var name in (string[])["champion", "challenger", "next"])
        {
            await page.EvaluateAsync(
                $"document.getElementById('model').value = '{name}'; document.getElementById('form').dispatchEvent(new Event('input'))"
            );
            (await page.TextAsync("#curl")).ShouldContain($"/predict?model={name}'");
            await page.ClickAsync("#predict");
            await page.WaitAsync(
                $"document.getElementById('who').textContent.startsWith('Answered by {name} ')"
            );
        }
    }

    [Fact]
    public async Task NumbersAndManyClassesAreShown()
    {
        var number = SampleServed.Regression();
        await using (var server = await Start(number))
        {
            var page = await fixture.Browser.OpenAsync();
            await page.GoToAsync(server.Url);
            await page.ClickAsync("#predict");
            await Answered(page);
            double.Parse(await page.TextAsync("#value")).ShouldBe(Scored(number, 40, 4, 0, 0, 1));
            (await page.TextAsync("#bars")).ShouldBe("");
        }

        string[] classes = [.. Enumerable.Range(0, 30).Select(i => $"class {i:00}")];
        var many = SampleServed.Of(
            "champion",
            SampleServed.DigestA,
            SampleServed.Linear(SampleServed.Signature(ModelTask.Multiclass, classes), 30),
            SampleServed.Contract(),
            1,
            false,
            null
        );
        await using (var server = await Start(many))
        {
            var page = await fixture.Browser.OpenAsync();
            await page.GoToAsync(server.Url);
            await page.ClickAsync("#predict");
            await Answered(page);
            var outputs = new double[30];
            many.Scorer.ScoreRow([40, 4, 0, 0, 1], outputs);
            var shown = await page.EvaluateAsync(
                "[...document.querySelectorAll('#bars data')].map(d => Number(d.value))"
            );
            shown!
                .AsArray()
                .Select(v => v!.GetValue<double>())
                .ShouldBe(outputs.OrderDescending().Take(20));
            (await page.TextAsync("#more")).ShouldBe("and 10 more, see the answer below");
            (await page.TextAsync("#bars .predicted span")).ShouldBe(
                classes[Array.IndexOf(outputs, outputs.Max())]
            );
        }
    }

    [Fact]
    public async Task WithKeysNothingIsToldBeforeOneIsGiven()
    {
        const string Key = "s3cret-key";
        var model = SampleServed.Binary(card: "# The card\n");
        await using var server = await TestServer.StartAsync(
            SampleServed.Settings(apiKeys: true, models: model),
            [model],
            Key
        );
        var open = await server.Http.GetStringAsync("");
        open.ShouldNotContain("sample");
        open.ShouldNotContain("colour");
        open.ShouldNotContain("The card");
        foreach (var path in (string[])["openapi.json", "metrics", "model-card"])
        {
            using var refused = await server.Http.GetAsync(path);
            refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        var page = await fixture.Browser.OpenAsync();
        await page.GoToAsync(server.Url);
        await page.TypeAsync("#key", "wrong");
        await page.PressAsync("Enter", 13);
        await page.WaitAsync("!document.getElementById('alert').hidden");
        (await page.TextAsync("#alert")).ShouldBe("This key is not known.");
        await page.TypeAsync("#key", Key);
        await page.PressAsync("Enter", 13);
        await page.WaitAsync("document.getElementById('contract')");
        (await page.EvaluateAsync("document.title"))!.GetValue<string>().ShouldBe("sample");
        (await page.TextAsync(".card h2")).ShouldBe("The card");
        await page.ClickAsync("#predict");
        await Answered(page);
        (await Shown(page)).ShouldBe(Scored(model, 40, 4, 0, 0, 1));

        // The command names the key's variable, never the key.
        var curl = await page.TextAsync("#curl");
        curl.ShouldContain(" -H \"X-Api-Key: $MLOPS_API_KEY\" ");
        (await page.EvaluateAsync("document.documentElement.outerHTML"))!
            .GetValue<string>()
            .ShouldNotContain(Key);
        (await Shell($"MLOPS_API_KEY={Key}; {curl}")).ShouldBe(await page.TextAsync("#raw"));

        // A key that is not right any more is said, and may be corrected.
        await page.TypeAsync("#key", "old");
        await page.ClickAsync("#predict");
        await page.WaitAsync("!document.getElementById('alert').hidden");
        (await page.TextAsync("#alert")).ShouldStartWith("The request has no valid key.");
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    [InlineData(360, true)]
    public async Task FitsScreensAndPeople(int width, bool dark)
    {
        var (axe, missing) = await NpmPackages.EnsureAsync(
            "axe-core-4.10.3",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["axe-core"] = "4.10.3" }
        );
        Assert.SkipWhen(axe is null, missing ?? "");
        var script = await File.ReadAllTextAsync(
            Path.Combine(axe!, "node_modules/axe-core/axe.min.js")
        );
        var card = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "card-accepted.md")
        );
        var models = new[]
        {
            SampleServed.Binary(card: card),
            SampleServed.Binary("next", SampleServed.DigestB, 0, shadow: true),
        };
        await using var server = await Start(models);
        var page = await fixture.Browser.OpenAsync(width, 800, dark);
        await page.GoToAsync(server.Url);
        await page.ClickAsync("#predict");
        await Answered(page);
        await page.TypeAsync("#f0", "7");
        await page.ClickAsync("#predict");
        await page.WaitAsync("!document.getElementById('alert').hidden");
        (await page.EvaluateAsync("document.scrollingElement.scrollWidth"))!
            .GetValue<int>()
            .ShouldBeLessThanOrEqualTo(width);
        (await Violations(page, script)).ShouldBe("");

        await using var keyed = await TestServer.StartAsync(
            SampleServed.Settings(apiKeys: true, models: models),
            models,
            "key"
        );
        await page.GoToAsync(keyed.Url);
        (await Violations(page, script)).ShouldBe("");
        if (Environment.GetEnvironmentVariable("SHOTS") is { } shots)
        {
            await page.ScreenshotAsync(Path.Combine(shots, $"key-{width}-{dark}.png"));
            await page.GoToAsync(server.Url);
            await page.ClickAsync("#predict");
            await Answered(page);
            await page.ScreenshotAsync(Path.Combine(shots, $"home-{width}-{dark}.png"));
        }
    }

    private static Task<TestServer> Start(params ServedModel[] models) =>
        TestServer.StartAsync(SampleServed.Settings(models: models), models);

    private static Task Answered(ChromiumPage page) =>
        page.WaitAsync(
            "!document.getElementById('answered').hidden && !document.getElementById('predict').hasAttribute('aria-disabled')"
        );

    // The probability of the second class, or the number, with all its digits.
    private static async Task<double> Shown(ChromiumPage page) =>
        double.Parse(
            (
                await page.EvaluateAsync(
                    "[...document.querySelectorAll('#bars li')].filter(l => l.querySelector('span').textContent === 'Yes')[0].querySelector('data').value"
                )
            )!.GetValue<string>()
        );

    private static double Scored(ServedModel model, params double[] row)
    {
        var output = new double[1];
        model.Scorer.ScoreRow(row, output);
        return output[0];
    }

    private static async Task<string> Focused(ChromiumPage page) =>
        (
            await page.EvaluateAsync("document.activeElement.id || document.activeElement.tagName")
        )!.GetValue<string>();

    private static async Task<string> Violations(ChromiumPage page, string axe)
    {
        await page.EvaluateAsync(axe + ";0");
        var found = await page.EvaluateAsync(
            "axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html + ' ' + n.failureSummary).join(' | ')).join('\\n'))"
        );
        return found!.GetValue<string>();
    }

    private static async Task<string> Shell(string command)
    {
        using var process = NpmPackages.Start("/bin/sh", Path.GetTempPath(), ["-c", command]);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }
}
