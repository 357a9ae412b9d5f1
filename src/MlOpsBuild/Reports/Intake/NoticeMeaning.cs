namespace MlOpsBuild.Reports.Intake;

/// <summary>Whether a notice that reads well also means something that may be.</summary>
internal sealed class NoticeMeaning(ReportIntakeOptions options)
{
    private const int MaxTarget = 100;

    /// <summary>Checks it, and makes the line to paste anew.</summary>
    public RunNotice Check(RunNotice notice)
    {
        IntakeClaims.Commit(notice.Commit, options);
        if (notice.Model.Length > 0)
        {
            IntakeClaims.Model(notice.Model);
        }

        var target = notice.Target;
        if (
            target.Length > 0
            && (
                target.Length > MaxTarget
                || !char.IsAsciiLetter(target[0])
                || !target.All(char.IsAsciiLetterOrDigit)
            )
        )
        {
            throw IntakeClaims.Wrong("$.target", target, "a target's name");
        }

        return notice with
        {
            Reproduce = ReproduceCommand.Of(notice),
        };
    }
}
