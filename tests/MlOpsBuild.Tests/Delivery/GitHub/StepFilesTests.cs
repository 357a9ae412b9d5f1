using MlOpsBuild.Delivery.GitHub;

namespace MlOpsBuild.Tests.Delivery.GitHub;

public sealed class StepFilesTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Outputs_are_appended_one_a_line()
    {
        File.WriteAllText(_file, "before=1\n");
        StepOutputs.Append(_file, [new("verdict", "accepted"), new("auc", "0.84")]);
        File.ReadAllText(_file).ShouldBe("before=1\nverdict=accepted\nauc=0.84\n");
    }

    [Theory]
    [InlineData("a=b", "x")]
    [InlineData("", "x")]
    [InlineData("a", "x\nevil=1")]
    [InlineData("a", "x\revil=1")]
    public void An_output_that_could_smuggle_another_is_refused(string name, string value)
    {
        Should.Throw<ArgumentException>(() => StepOutputs.Append(_file, [new(name, value)]));
        File.ReadAllText(_file).ShouldBeEmpty();
    }

    [Fact]
    public void A_summary_is_cut_at_a_line_where_the_limit_is()
    {
        File.WriteAllText(_file, "before\n");
        var budget = 0;
        StepSummary
            .Append(
                _file,
                bytes =>
                {
                    budget = bytes;
                    return string.Concat(Enumerable.Repeat("é line\n", 200_000));
                }
            )
            .ShouldBeFalse();
        budget.ShouldBe(StepSummary.MaxBytes - 8);
        var length = new FileInfo(_file).Length;
        length.ShouldBeLessThanOrEqualTo(StepSummary.MaxBytes);
        length.ShouldBeGreaterThan(StepSummary.MaxBytes - 20);
        File.ReadAllText(_file)
            .ShouldEndWith("é line\n\n> [!NOTE]\n> Cut here: GitHub shows no more.\n");
    }

    [Fact]
    public void A_summary_that_fits_is_whole_and_a_full_one_is_left_alone()
    {
        StepSummary.Append(_file, _ => "text").ShouldBeTrue();
        File.ReadAllText(_file).ShouldBe("text\n");
        File.WriteAllText(_file, new string('x', StepSummary.MaxBytes));
        StepSummary.Append(_file, _ => throw new InvalidOperationException()).ShouldBeFalse();
    }
}
