namespace Orleans.Standin.Tests.Surface;

/// <summary>
/// The stand-in's public types are compared with the real ones, member by member, so that product code that compiles on
/// one compiles on the other.
/// </summary>
public sealed class SurfaceTests
{
    private static readonly IReadOnlyList<TypeShape> Ours = SurfaceReader.Read(typeof(IGrain).Assembly.Location);
    private static readonly IReadOnlyDictionary<string, TypeShape> Real = RealOrleans.Read();

    [Fact]
    public void Every_type_that_the_real_assemblies_have_is_theirs_in_every_member()
    {
        var differences = Ours.Where(t => Real.ContainsKey(t.Name))
            .SelectMany(t => SurfaceComparer.Compare(t, Real[t.Name]));
        AssertNone(differences);
    }

    [Fact]
    public void Every_type_that_cannot_be_compared_here_is_listed_with_its_assembly()
    {
        var listed = Listed();
        var missing = Ours.Select(t => t.Name).Where(name => !Real.ContainsKey(name)).ToArray();
        AssertNone(missing.Except(listed));
    }

    [Fact]
    public void The_list_of_types_that_cannot_be_compared_names_no_other()
    {
        var ours = Ours.Select(t => t.Name).ToHashSet();
        var compared = RealOrleans.IsComplete ? [] : Real.Keys;
        AssertNone(Listed().Where(name => !ours.Contains(name) || compared.Contains(name)));
    }

    [Fact]
    public void Something_is_compared() => Assert.InRange(Ours.Count(t => Real.ContainsKey(t.Name)), 30, int.MaxValue);

    private static void AssertNone(IEnumerable<string> found)
    {
        var all = found.ToArray();
        Assert.True(all.Length == 0, string.Join('\n', all));
    }

    // One type a line, then the assembly that has it.
    private static string[] Listed()
    {
        using var list = new StreamReader(
            typeof(SurfaceTests).Assembly.GetManifestResourceStream("not-compared.txt")!);
        return [.. list.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' ') is [var name, _, ..]
                ? name
                : throw new InvalidOperationException($"'{line}' lacks the assembly or the reason."))];
    }
}
