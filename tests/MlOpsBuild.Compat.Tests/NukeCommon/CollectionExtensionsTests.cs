using System.Collections;
using System.Collections.ObjectModel;
using Nuke.Common.Utilities.Collections;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Helpers on sequences, dictionaries and lookups.</summary>
public sealed class CollectionExtensionsTests
{
    private static readonly string[] s_values = ["a", "b", "bb"];

    [Fact]
    public void Actions_on_elements()
    {
        var seen = new List<string>();
        s_values.ForEach(seen.Add);
        s_values.ForEach((x, i) => seen.Add($"{x}{i}"));
        seen.ShouldBe(["a", "b", "bb", "a0", "b1", "bb2"]);
        var lazy = s_values.ForEachLazy(seen.Add);
        seen.Count.ShouldBe(6);
        lazy.First().ShouldBe("a");
        seen.Count.ShouldBe(7);
    }

    [Fact]
    public void Sequences()
    {
        new[] { "a", null, "b" }.WhereNotNull().ShouldBe(["a", "b"]);
        s_values.IsEmpty().ShouldBeFalse();
        ((string[]?)null).IsNullOrEmpty().ShouldBeTrue();
        ((string[]?)null).ToEmptyIfNull().ShouldBeEmpty();
        ((IEnumerable<string>?)null).ToEmptyIfNull().ShouldBeEmpty();
        "x".Concat(s_values).ShouldBe(["x", "a", "b", "bb"]);
        s_values.Concat("x", "y").ShouldBe(["a", "b", "bb", "x", "y"]);
        s_values.Distinct(x => x[0]).ShouldBe(["a", "b"]);
        s_values.TakeUntil(x => x == "b").ShouldBe(["a"]);
        s_values.SkipUntil(x => x == "b").ShouldBe(["b", "bb"]);
        s_values.SequenceStartsWith(["a", "b"]).ShouldBeTrue();
        s_values.SequenceStartsWith(["b"]).ShouldBeFalse();
        ((object)"a").AsEnumerable<char>().ShouldBe(['a']);
        ((object)5).AsEnumerable<int>().ShouldBe([5]);
        var (first, second, third, fourth) = s_values;
        (first, second, third, fourth).ShouldBe(("a", "b", "bb", null));
    }

    [Fact]
    public void One_element_or_an_error_with_the_message()
    {
        s_values.SingleOrError(x => x == "a", "message").ShouldBe("a");
        s_values.SingleOrDefaultOrError(x => x == "x", "message").ShouldBeNull();
        Should
            .Throw<InvalidOperationException>(() => s_values.SingleOrError("no single value"))
            .Message.ShouldBe("no single value");
        Should.Throw<InvalidOperationException>(() => s_values.SingleOrDefaultOrError("many"));
    }

    [Fact]
    public void Objects_are_followed()
    {
        16.Descendants(x => x / 2).ShouldBe([8, 4, 2, 1]);
        16.DescendantsAndSelf(x => x / 2, x => x > 4).ShouldBe([16, 8, 4]);
        "ab"
            .DescendantsAndSelf(x => x.Length > 1 ? [x[..^1], x[1..]] : Array.Empty<string>())
            .ShouldBe(["ab", "a", "b"]);
    }

    [Fact]
    public void Dictionaries()
    {
        var dictionary = new Dictionary<string, string>(StringComparer.Ordinal)
            .AddPair("a", "1")
            .AddPair("b", 1.5)
            .AddPairWhenValueNotNull("c", null!)
            .AddPairWhenKeyNotNull(null!, "x")
            .AddDictionary(new Dictionary<string, string> { ["d"] = "4" })
            .AddDictionary(
                new ReadOnlyDictionary<string, string>(
                    new Dictionary<string, string> { ["e"] = "5" }
                )
            );
        dictionary.SetKeyValue("a", "0");
        dictionary.Select(x => x.Key + x.Value).ShouldBe(["a0", "b1.5", "d4", "e5"]);
        Should.Throw<ArgumentException>(() => dictionary.AddPair("a", "again"));
        IDictionary untyped = new Hashtable { ["A"] = 1 };
        untyped.ToGeneric<string, int>(StringComparer.OrdinalIgnoreCase)["a"].ShouldBe(1);
        new KeyValuePair<string, int>("k", 1).Deconstruct(out var key, out var value);
        (key, value).ShouldBe(("k", 1));
    }

    [Fact]
    public void Keys_that_come_twice_are_listed()
    {
        Should
            .Throw<ArgumentException>(() =>
                s_values.ToDictionarySafe(x => x[0], x => x, "Duplicate letters:")
            )
            .Message.ReplaceLineEndings("\n")
            .ShouldBe("Duplicate letters:\n - b");
        s_values.ToDictionarySafe(x => x, x => x.Length, "none")["bb"].ShouldBe(2);
        Should
            .Throw<InvalidOperationException>(() =>
                s_values.ToDictionary(
                    x => x[0],
                    x => x,
                    exceptionFactory: (_, x) => new InvalidOperationException($"twice: {x}")
                )
            )
            .Message.ShouldBe("twice: b");
    }

    [Fact]
    public void Lookups_change()
    {
        var table = s_values.ToLookupTable(x => x[0], x => x);
        table.Count.ShouldBe(2);
        table['b'].ShouldBe(["b", "bb"]);
        table['x'].ShouldBeEmpty();
        table.Add('x', "x");
        table.AddRange('b', ["bbb"]);
        table.Remove('b', "b");
        table.Remove('a');
        table.Select(x => $"{x.Key}:{string.Join(",", x)}").ShouldBe(["b:bb,bbb", "x:x"]);
        table.Contains('a').ShouldBeFalse();
        table.AsReadOnly()['x'].ShouldBe(["x"]);
        var copy = new LookupTable<char, string>(table);
        table.Clear();
        table.Count.ShouldBe(0);
        copy.Count.ShouldBe(2);
        var ignoringCase = new LookupTable<string, int>(StringComparer.OrdinalIgnoreCase);
        ignoringCase.Add("a", 1);
        ignoringCase["A"].ShouldBe([1]);
    }
}
