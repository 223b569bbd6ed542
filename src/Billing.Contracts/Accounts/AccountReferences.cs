using Orleans.Runtime;

namespace Billing.Contracts.Accounts;

/// <summary>References to accounts.</summary>
public static class AccountReferences
{
    private static Names? _names;

    /// <summary>
    /// The account with this id. Asked by a C# type, Orleans looks through attributes and spells out type names for each
    /// reference, which cost a twentieth of a debit over HTTP; the first reference tells the names, and they stay the same.
    /// </summary>
    /// <param name="grains">Where references come from.</param>
    /// <param name="accountId">The account's id, not empty.</param>
    public static IAccountGrain GetAccount(this IGrainFactory grains, string accountId)
    {
        ArgumentNullException.ThrowIfNull(grains);
        if (_names is { } names)
            return (IAccountGrain)grains.GetGrain(GrainId.Create(names.Type, accountId), names.Interface);
        var first = grains.GetGrain<IAccountGrain>(accountId);
        var reference = (GrainReference)first;
        _names = new Names(reference.GrainId.Type, reference.InterfaceType);
        return first;
    }

    private sealed record Names(GrainType Type, GrainInterfaceType Interface);
}
