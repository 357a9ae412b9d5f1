using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Data.Readers;

namespace MlOpsBuild.Tests.Data.Readers;

public class TimeTextTests
{
    private static double? Parse(string text) =>
        default(TimeText).TryParse(Encoding.UTF8.GetBytes(text), out var value) ? value : null;

    [Theory]
    [InlineData("1970-01-01", 0)]
    [InlineData("1969-12-31T23:59:59Z", -1)]
    [InlineData("2000-02-29 12:30", 951_827_400)]
    [InlineData("2024-01-31T12:34:56.5+02:00", 1_706_697_296.5)]
    [InlineData("2024-01-31T12:34:56-0030", 1_706_706_296)]
    [InlineData("2024-01-31T12:34:56+02", 1_706_697_296)]
    [InlineData("0001-01-01", -62_135_596_800)]
    public void Times_are_seconds_since_1970(string text, double seconds) =>
        Parse(text).ShouldBe(seconds);

    [Fact]
    public void Times_are_what_date_time_offset_says()
    {
        var random = new StableRandom(1, "times");
        for (var i = 0; i < 10_000; i++)
        {
            var time = DateTimeOffset
                .FromUnixTimeSeconds(random.NextInt(int.MaxValue) * 2L - int.MaxValue)
                .ToOffset(TimeSpan.FromMinutes(random.NextInt(1680) - 840));
            Parse(time.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture))
                .ShouldBe(time.ToUnixTimeSeconds());
        }
    }

    [Theory]
    [InlineData("2024")]
    [InlineData("2024-1-1")]
    [InlineData("2023-02-29")]
    [InlineData("2024-13-01")]
    [InlineData("0000-01-01")]
    [InlineData("2024-01-01T")]
    [InlineData("2024-01-01T24:00")]
    [InlineData("2024-01-01T12:60")]
    [InlineData("2024-01-01T12:00:61")]
    [InlineData("2024-01-01T12:00:00.")]
    [InlineData("2024-01-01T12:00:00+1:00")]
    [InlineData("2024-01-01T12:00:00 UTC")]
    [InlineData("01/02/2024")]
    public void Other_texts_are_no_times(string text) => Parse(text).ShouldBeNull();
}
