using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Contracts;
using Billing.Domain.Accounts;

namespace Billing.Api.Accounts;

/// <summary>What the endpoints of balances, grants, adjustments, alerts and the ledger say about themselves.</summary>
internal static class CreditOperations
{
    private static readonly Schema SignedAmount =
        new Schema.Amount().Saying("Signed: what the balance moves by, in the credit type's precision.");

    public static readonly Operation Balances = new Operation(Groups.Credits, "listBalances", "Read all balances")
        .Saying("With at, the balances as they were then.")
        .Asks("min_seq", "at")
        .Gives(StatusCodes.Status200OK, new Schema.Either(
            new Schema.Of(ApiJson.Default.BalancesAnswer), new Schema.Of(ApiJson.Default.BalancesAtAnswer)))
        .Refuses(ErrorCodes.StateBehind);

    public static readonly Operation Balance = new Operation(Groups.Credits, "getBalance", "Read one balance")
        .Saying("With at, the balance as it was then, in the shape of all balances.")
        .Asks("min_seq", "at")
        .Gives(StatusCodes.Status200OK, new Schema.Either(
            new Schema.Of(ApiJson.Default.OneBalanceAnswer), new Schema.Of(ApiJson.Default.BalancesAtAnswer)))
        .Refuses(ErrorCodes.StateBehind, ErrorCodes.CreditTypeNotFound);

    public static readonly Operation Grant = new Operation(Groups.Credits, "createGrant", "Give an account credits")
        .Takes(GrantBody.Read, GrantBody.Fields, "credit_type", "amount")
        .Gives(StatusCodes.Status201Created, ApiJson.Default.GrantAnswer)
        .Refuses(ErrorCodes.CreditTypeNotFound);

    public static readonly Operation Grants = new Operation(Groups.Credits, "listGrants", "List grants, newest first")
        .Pages(ApiJson.Default.PageGrantLine)
        .Asks("credit_type");

    public static readonly Operation Void = new Operation(Groups.Credits, "voidGrant", "Take back what is left of a grant")
        .MayTake(NoteBody.Read, NoteBody.Fields)
        .Gives(StatusCodes.Status200OK, ApiJson.Default.VoidAnswer)
        .Refuses(RefusalCodes.GrantNotFound);

    public static readonly Operation Adjust = new Operation(Groups.Credits, "adjustBalance", "Move a balance by hand")
        .Takes(
            AdjustmentBody.Read,
            new BodyShape(AdjustmentBody.Fields, ["credit_type", "amount", "reason"]).With("amount", SignedAmount))
        .Gives(StatusCodes.Status201Created, ApiJson.Default.AdjustmentAnswer)
        .Refuses(RefusalCodes.InsufficientCredits, ErrorCodes.CreditTypeNotFound);

    public static readonly Operation Ledger = new Operation(Groups.Credits, "listLedger", "List ledger entries, newest first")
        .Saying("Every seq of the account is in the list; the balance after an entry is the balance before the next.")
        .Pages(ApiJson.Default.PageLedgerLine)
        .Asks("type", "grant", "credit_type", "from", "to", "min_seq")
        .Refuses(ErrorCodes.StateBehind);

    public static readonly Operation Verify = new Operation(Groups.Credits, "verifyLedger", "Check that the ledger adds up")
        .Gives(StatusCodes.Status200OK, ApiJson.Default.VerifyAnswer);

    public static readonly Operation Reverse = new Operation(Groups.Credits, "reverseEntry", "Take back usage, or a part of it")
        .MayTake(ReversalBody.Read, ReversalBody.Fields)
        .Gives(StatusCodes.Status201Created, ApiJson.Default.ReversalAnswer)
        .Refuses(RefusalCodes.EntryNotFound, RefusalCodes.ExceedsOriginal);

    public static readonly Operation SetAlert = new Operation(Groups.Credits, "setAlert", "Say when a balance is low")
        .Takes(AlertBody.Read, AlertBody.Fields, "credit_type")
        .Gives(StatusCodes.Status200OK, ApiJson.Default.AlertAnswer)
        .Refuses(ErrorCodes.CreditTypeNotFound);

    public static readonly Operation ClearAlert = new Operation(Groups.Credits, "clearAlert", "Let the plan's own rule count again")
        .Gives(StatusCodes.Status200OK, ApiJson.Default.AlertAnswer)
        .Refuses(ErrorCodes.CreditTypeNotFound);
}
