using MlOpsBuild.Serving.Pages;

namespace MlOpsBuild.Serving.Hosting;

/// <summary>Answers with a page.</summary>
internal sealed class PageEndpoint(IPage page) : Endpoint
{
    public override async Task HandleAsync(Exchange exchange)
    {
        var body = await page.RenderAsync(exchange.Aborted);
        exchange.ResponseHeaders.XContentTypeOptions = "nosniff";
        await exchange.AnswerAsync(200, page.ContentType, body);
    }
}
