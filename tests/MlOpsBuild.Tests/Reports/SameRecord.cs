using System.Collections;

namespace MlOpsBuild.Tests.Reports;

/// <summary>Compares records member by member; lists by their items, whatever kind of list they are.</summary>
internal static class SameRecord
{
    public static void Check(object? expected, object? actual, string path = "")
    {
        if (expected is null or string or ValueType)
        {
            actual.ShouldBe(expected, path);
        }
        else if (expected is IEnumerable items)
        {
            var (left, right) = (
                items.Cast<object>().ToList(),
                ((IEnumerable)actual!).Cast<object>().ToList()
            );
            right.Count.ShouldBe(left.Count, path);
            for (var i = 0; i < left.Count; i++)
            {
                Check(left[i], right[i], $"{path}[{i}]");
            }
        }
        else
        {
            actual.ShouldNotBeNull(path);
            actual.GetType().ShouldBe(expected.GetType(), path);
            foreach (var property in expected.GetType().GetProperties())
            {
                Check(
                    property.GetValue(expected),
                    property.GetValue(actual),
                    $"{path}.{property.Name}"
                );
            }
        }
    }
}
