using System.IO.Compression;
using System.Text.Json.Nodes;
using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Intake;

namespace MlOpsBuild.Tests.Reports.Intake;

/// <summary>Makes artifacts, right and forged.</summary>
internal static class Zips
{
    public static byte[] Report(ReportModel model) => Of(("report.json", ReportJson.Write(model)));

    public static byte[] Of(params (string Name, byte[] Content)[] entries)
    {
        using var result = new MemoryStream();
        using (var zip = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return result.ToArray();
    }

    /// <summary>A report in which something is changed.</summary>
    public static byte[] Changed(Action<JsonNode> change, ReportModel? model = null)
    {
        var node = JsonNode.Parse(ReportJson.Write(model ?? ReportModels.RejectedByGate()))!;
        change(node);
        return Of(("report.json", System.Text.Encoding.UTF8.GetBytes(node.ToJsonString())));
    }

    public static Task<RunReport> ReadAsync(byte[] zip, ReportIntakeOptions? options = null) =>
        ReportIntake.ReadZipAsync(
            new MemoryStream(zip),
            options,
            TestContext.Current.CancellationToken
        );

    /// <summary>Refused, in one clean line that does not start with what was found.</summary>
    public static async Task<string> ShouldBeRefusedAsync(
        byte[] zip,
        ReportIntakeOptions? options = null
    ) => Clean(await Should.ThrowAsync<ReportRefusedException>(() => ReadAsync(zip, options)));

    public static string Clean(ReportRefusedException refusal)
    {
        refusal.Message.ShouldStartWith("The run's report is not taken: ");
        refusal.Message.Length.ShouldBeLessThanOrEqualTo(400);
        refusal.Message.Where(char.IsControl).ShouldBeEmpty();
        return refusal.Message["The run's report is not taken: ".Length..];
    }
}
