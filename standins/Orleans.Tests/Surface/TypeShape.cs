namespace Orleans.Standin.Tests.Surface;

/// <summary>What code outside of an assembly can see of a type, as text that can be compared.</summary>
/// <param name="Name">Namespace and name, with the number of type parameters.</param>
/// <param name="Kind">Interface, class, struct or enum, with static, abstract or sealed.</param>
/// <param name="Base">The base type.</param>
/// <param name="Interfaces">The interfaces it declares.</param>
/// <param name="Parameters">Its type parameters with their constraints.</param>
/// <param name="Usage">Where it may be used, if it is an attribute.</param>
/// <param name="Members">Each public or protected member, and whether it is obsolete or experimental.</param>
public sealed record TypeShape(
    string Name,
    string Kind,
    string Base,
    IReadOnlySet<string> Interfaces,
    string Parameters,
    string Usage,
    IReadOnlyDictionary<string, bool> Members);
