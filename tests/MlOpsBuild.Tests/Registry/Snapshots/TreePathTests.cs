using System.Text;
using FsCheck;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Snapshots;

namespace MlOpsBuild.Tests.Registry.Snapshots;

public sealed class TreePathTests
{
    private static readonly Gen<string> Paths =
        from parts in Gen.NonEmptyListOf(
            Gen.Elements(
                "a",
                "b",
                "a.b",
                "a-b",
                "A",
                "é",
                "\uFFFD",
                "😀",
                "con",
                "aux.txt",
                "x.",
                "..",
                "lpt1"
            )
        )
        select string.Join('/', parts);

    [Fact]
    public void The_order_is_that_of_the_parts_in_UTF_8() =>
        Prop.ForAll(
                Arb.From(Paths),
                Arb.From(Paths),
                (a, b) =>
                {
                    var expected = Math.Sign(Compare(a.Split('/'), b.Split('/')));
                    return Math.Sign(TreePath.Compare(a.AsSpan(), b)) == expected
                        && Math.Sign(
                            TreePath.Compare(
                                Encoding.UTF8.GetBytes(a).AsSpan(),
                                Encoding.UTF8.GetBytes(b)
                            )
                        ) == expected;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_quick_look_at_a_name_says_what_a_closer_one_says() =>
        Prop.ForAll(Arb.From(Paths), a => DataName.WhyPathUnsafe(a) == TarNames.WhyUnsafe(a))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a/b.csv", true)]
    [InlineData("con", false)]
    [InlineData("a/NUL.txt", false)]
    [InlineData("a//b", false)]
    [InlineData("/a", false)]
    [InlineData("a/", false)]
    [InlineData("", false)]
    [InlineData("a/../b", false)]
    [InlineData("a\\b", false)]
    [InlineData("a:b", false)]
    [InlineData("a\nb", false)]
    [InlineData("a.", false)]
    [InlineData(".hidden", true)]
    [InlineData("a b", true)]
    [InlineData("com0.d/x", false)]
    [InlineData("abc/0123", true)]
    public void Names_are_safe_or_not(string path, bool isSafe)
    {
        (DataName.WhyPathUnsafe(path) is null).ShouldBe(isSafe);
        (TarNames.WhyUnsafe(path) is null).ShouldBe(isSafe);
    }

    private static int Compare(string[] a, string[] b)
    {
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            var order = Encoding
                .UTF8.GetBytes(a[i])
                .AsSpan()
                .SequenceCompareTo(Encoding.UTF8.GetBytes(b[i]));
            if (order != 0)
            {
                return order;
            }
        }

        return a.Length.CompareTo(b.Length);
    }
}
