namespace Orleans.Standin.Tests.Surface;

/// <summary>Finds what a type of the stand-in has that the real type has not, or has otherwise.</summary>
public static class SurfaceComparer
{
    public static IReadOnlyList<string> Compare(TypeShape ours, TypeShape real)
    {
        List<string> differences = [];
        Require("is", ours.Kind, real.Kind);
        Require("derives from", ours.Base, real.Base);
        Require("has the type parameters", ours.Parameters, real.Parameters);
        Require("is an attribute for", ours.Usage, real.Usage);
        differences.AddRange(ours.Interfaces.Except(real.Interfaces)
            .Select(i => $"{ours.Name} implements {i}; the real one does not"));
        foreach (var member in ours.Members.Keys.Order(StringComparer.Ordinal))
        {
            if (!real.Members.TryGetValue(member, out var discouraged))
            {
                differences.Add($"{ours.Name} has {member}; the real one has {Alike(member, real)}");
            }
            else if (discouraged && !ours.Members[member])
            {
                differences.Add($"{ours.Name} has {member}; in the real one it is obsolete or experimental");
            }
        }

        return differences;

        void Require(string what, string mine, string theirs)
        {
            if (mine != theirs)
            {
                differences.Add($"{ours.Name} {what} '{mine}'; the real one: '{theirs}'");
            }
        }
    }

    // The members of the same name, to make the message useful.
    private static string Alike(string member, TypeShape real)
    {
        var name = NameOf(member);
        var alike = real.Members.Keys.Where(m => NameOf(m) == name).ToArray();
        return alike.Length == 0 ? "nothing of that name" : string.Join(" and ", alike);
    }

    private static string NameOf(string member) => member.Split('(', ':', '=')[0].Trim();
}
