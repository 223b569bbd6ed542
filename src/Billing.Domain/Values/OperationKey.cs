using System.Security.Cryptography;
using System.Text;

namespace Billing.Domain.Values;

/// <summary>
/// An idempotency key within its operation (SEMANTICS B1): the same text under another operation is another key.
/// </summary>
/// <param name="Operation">The operation's stable name, one of <see cref="Operations"/>.</param>
/// <param name="Key">The client's key, 1 to 255 characters, or null where the edge made a random one.</param>
/// <param name="Hash">What the ledger's unique index holds.</param>
public sealed record OperationKey(string Operation, string? Key, Guid Hash)
{
    /// <summary>The most characters a client's key may have.</summary>
    public const int MaxLength = 255;

    /// <summary>A client's key.</summary>
    public static OperationKey FromClient(string operation, string key)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{operation}\0{key}"), digest);
        return new OperationKey(operation, key, new Guid(digest[..16], bigEndian: true));
    }

    /// <summary>The key of a call that came without one; <paramref name="random"/> makes it safe to decide again.</summary>
    public static OperationKey Generated(string operation, Guid random) => new(operation, null, random);
}

/// <summary>The operations that keys are scoped by.</summary>
public static class Operations
{
    /// <summary>Opening an account.</summary>
    public const string Open = "open";

    /// <summary>Changing an account's particulars.</summary>
    public const string Update = "update";

    /// <summary>Granting credits.</summary>
    public const string Grant = "grant";

    /// <summary>Recording usage, alone or in a batch.</summary>
    public const string Usage = "usage";

    /// <summary>An administrator's adjustment.</summary>
    public const string Adjust = "adjust";

    /// <summary>Moving a test clock.</summary>
    public const string AdvanceClock = "advance_clock";

    /// <summary>Setting when a low balance is told.</summary>
    public const string SetAlert = "set_alert";

    /// <summary>Voiding a grant.</summary>
    public const string VoidGrant = "void_grant";

    /// <summary>Making a reservation.</summary>
    public const string Reserve = "reserve";

    /// <summary>Capturing a part of a reservation.</summary>
    public const string Capture = "capture";

    /// <summary>Committing a reservation.</summary>
    public const string Commit = "commit";

    /// <summary>Releasing a reservation.</summary>
    public const string Release = "release";

    /// <summary>Extending a reservation.</summary>
    public const string Extend = "extend";

    /// <summary>Reversing usage.</summary>
    public const string Reverse = "reverse";

    /// <summary>Setting the plan.</summary>
    public const string SetPlan = "set_plan";

    /// <summary>Linking the account to its customer at the provider; its key is random, for it can be linked back.</summary>
    public const string LinkCustomer = "link_customer";

    /// <summary>Beginning a checkout.</summary>
    public const string Checkout = "checkout";

    /// <summary>What the provider told of a checkout, a subscription, a dispute or a recharge.</summary>
    public const string Provider = "provider";

    /// <summary>Money that arrived; the key is a <see cref="Payments.PaymentRef"/> (SEMANTICS E3).</summary>
    public const string Payment = "payment";

    /// <summary>Money that went back; the key is the payment, the cause and what went back so far (SEMANTICS E3, E7).</summary>
    public const string Clawback = "clawback";

    /// <summary>Charging for an automatic top-up at the provider.</summary>
    public const string Recharge = "recharge";

    /// <summary>Setting how the account tops itself up.</summary>
    public const string SetRecharge = "set_recharge";
}
