namespace MlOpsBuild.Serving.Tests.Hosting;

/// <summary>Requests that the sample models answer.</summary>
internal static class SampleRequests
{
    public const string Row =
        """{"tenure":5,"charges":20.5,"senior":true,"contract":"One year","région \"x\"":"nord","level":1,"channel":"app","paperless":false}""";

    public const string Csv =
        "tenure,charges,senior,contract,\"région \"\"x\"\"\",level,channel,paperless\n5,20.5,true,One year,nord,1,app,false\n";

    public const string Infer = """
        {"inputs":[
        {"name":"tenure","shape":[1],"datatype":"INT64","data":[5]},
        {"name":"charges","shape":[1],"datatype":"FP64","data":[20.5]},
        {"name":"senior","shape":[1],"datatype":"BOOL","data":[true]},
        {"name":"contract","shape":[1],"datatype":"BYTES","data":["One year"]},
        {"name":"région \"x\"","shape":[1],"datatype":"BYTES","data":["nord"]},
        {"name":"level","shape":[1],"datatype":"FP64","data":[1]},
        {"name":"channel","shape":[1],"datatype":"BYTES","data":["app"]},
        {"name":"paperless","shape":[1],"datatype":"BOOL","data":[false]}]}
        """;
}
