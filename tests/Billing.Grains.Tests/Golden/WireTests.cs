using System.Reflection;

namespace Billing.Grains.Tests.Golden;

/// <summary>Processes of two releases understand each other: what is on the wire is only ever added to.</summary>
public sealed class WireTests
{
    private const string Golden = "wire.txt";

    [Fact]
    public void Nothing_that_was_on_the_wire_is_gone_or_changed()
    {
        var gone = Listed().Except(WireTypes.Lines()).ToList();

        Assert.True(
            gone.Count == 0,
            "A process of the release before still speaks these. Keep them: a field keeps its id, name and type, a "
            + "method its alias and arguments. Only what two releases have not used may leave "
            + $"{Golden} (docs/upgrades.md):\n"
            + string.Join('\n', gone));
    }

    [Fact]
    public void Everything_on_the_wire_is_listed()
    {
        var added = WireTypes.Lines().Except(Listed()).ToList();

        Assert.True(
            added.Count == 0,
            "New on the wire. A process of the release before does not know it: let one release read it before another "
            + $"sends it, then add to {Golden} (docs/upgrades.md):\n{string.Join('\n', added)}");
    }

    [Fact]
    public void Everything_on_the_wire_has_an_alias_and_an_id()
    {
        Assert.DoesNotContain(WireTypes.Lines(), line => line.Contains("NO ", StringComparison.Ordinal));
        foreach (var (alias, type) in WireTypes.Records)
        {
            var ids = Shape.Parts(type).Select(part => part.Property.GetCustomAttribute<IdAttribute>()!.Id).ToList();
            Assert.True(ids.Count == ids.Distinct().Count(), $"{alias} uses an id twice.");
        }
    }

    [Fact]
    public void No_two_methods_of_a_grain_have_one_alias()
    {
        var names = WireTypes.Lines().Where(line => line.StartsWith("method ", StringComparison.Ordinal))
            .Select(line => line[..line.IndexOf('(', StringComparison.Ordinal)]).ToList();

        Assert.NotEmpty(names);
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    private static string[] Listed() =>
        GoldenFiles.Text(Golden).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
