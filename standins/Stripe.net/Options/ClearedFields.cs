using System.Runtime.CompilerServices;

namespace Stripe;

/// <summary>
/// Which properties were ever set to null on purpose. Stripe clears a field that is sent empty, so for one that is null
/// now, by hand differs from never set.
/// </summary>
internal sealed class ClearedFields
{
    private HashSet<string> _properties;

    /// <summary>Notes the value that a property gets, and gives it back.</summary>
    public T Note<T>(T value, [CallerMemberName] string property = "")
    {
        if (value is null)
            (_properties ??= new(StringComparer.Ordinal)).Add(property);
        return value;
    }

    public bool Contains(string property) => _properties?.Contains(property) == true;
}
