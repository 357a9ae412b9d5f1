using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Intake;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>An upload of a run that is not trusted.</summary>
/// <param name="Name">The upload's name; not trusted.</param>
/// <param name="Content">What was taken over; or none.</param>
/// <param name="Refusal">Why nothing was taken over, one clean line; empty when something was.</param>
public sealed record ReportUpload(string Name, RunReport? Content, string Refusal = "")
{
    /// <summary>Takes it over, or says why not.</summary>
    /// <param name="name">The upload's name.</param>
    /// <param name="read">Takes it over.</param>
    public static async Task<ReportUpload> ReadAsync(string name, Func<Task<RunReport>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            return new(name, await read());
        }
        catch (ReportRefusedException e)
        {
            return new(name, null, e.Message);
        }
    }
}
