// A Kestrel endpoint that does nothing: it answers POST /predict with fixed bytes and does not even read the request.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
var app = builder.Build();
var body =
    "{\"model\":{\"name\":\"adult\"},\"predictions\":[{\"prediction\":\"Yes\",\"probability\":0.5}]}"u8.ToArray();
app.Run(context =>
{
    context.Response.ContentType = "application/json";
    context.Response.ContentLength = body.Length;
    return context.Response.Body.WriteAsync(body, 0, body.Length);
});
await app.RunAsync();
