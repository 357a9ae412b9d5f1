using MlOpsBuild.Registry.Images;

namespace MlOpsBuild.Tests.Registry.Images;

public sealed class ImageTextTests
{
    [Fact]
    public void It_says_what_was_built_that_it_is_the_model_and_what_was_measured()
    {
        GoldenFile.ShouldMatch("image-pushed.txt", ImageText.Render(ImageSamples.Pushed()));
        GoldenFile.ShouldMatch("image-local.txt", ImageText.Render(ImageSamples.Local()));
        GoldenFile.ShouldMatch(
            "image-rejected.txt",
            ImageText.Render(
                ImageSamples.Rejected() with
                {
                    Proof = new(
                        100,
                        3,
                        "row 7: probability is 0.8312, expected 0.8311999999999999"
                    ),
                }
            )
        );
    }

    [Fact]
    public void Nothing_in_it_steers_a_terminal_or_commands_a_runner()
    {
        var record = ImageSamples.Local();
        const string hostile = "\u001b[31m\u202E\n::error::x ##[error]y";

        var text = ImageText.Render(
            record with
            {
                Model = hostile,
                Tag = hostile,
                BaseImage = hostile,
                Reference = $"{hostile}@{ImageSamples.Of('e')}",
                Proof = new(2, 1, hostile),
            }
        );

        text.Where(c => char.IsControl(c) && c != '\n').ShouldBeEmpty();
        text.ShouldNotContain("\u202E");
        text.ShouldNotContain("##[");
        text.Split('\n').ShouldAllBe(l => !l.TrimStart().StartsWith("::"));
        text.Split('\n').Length.ShouldBe(ImageText.Render(record).Split('\n').Length);
    }
}
