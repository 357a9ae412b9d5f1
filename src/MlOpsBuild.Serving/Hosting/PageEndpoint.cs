using MlOpsBuild.Serving.Pages;

namespace MlOpsBuild.Serving.Hosting;

/// <summary>Answers with a page.</summary>
internal sealed class PageEndpoint(IPage page) : Endpoint
{
    public override Endpoint? WithoutKey { get; } =
        page.WithoutKey is { } open ? new PageEndpoint(open) : null;

    public override async Task HandleAsync(Exchange exchange)
    {
        var body = await page.RenderAsync(exchange.Aborted);
        exchange.ResponseHeaders.XContentTypeOptions = "nosniff";
        foreach (var (name, value) in page.Headers)
        {
            exchange.ResponseHeaders[name] = value;
        }

        await exchange.AnswerAsync(200, page.ContentType, body);
    }
}
