using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts;
using Billing.Domain.Accounts;

namespace Billing.Api.Compat.Dodo;

/// <summary>What the endpoints of balances of one credit type say about themselves.</summary>
internal static class BalanceOperations
{
    public static readonly Operation List = new Operation(
        Groups.Seeds, "listEntitlementBalances", "Read a customer's balance, as a list")
        .Asks("customer_id", "page_number", "page_size")
        .Gives(StatusCodes.Status200OK, SnakeJson.Default.ItemsCustomerBalance)
        .Refuses(
            RefusalCodes.InvalidRequest,
            RefusalCodes.AccountNotFound,
            ErrorCodes.LedgerDamaged,
            ErrorCodes.CreditTypeNotFound);

    public static readonly Operation Get = new Operation(Groups.Seeds, "getEntitlementBalance", "Read a customer's balance")
        .Gives(StatusCodes.Status200OK, SnakeJson.Default.CustomerBalance)
        .Refuses(ErrorCodes.CreditTypeNotFound);

    public static readonly Operation Credits = new Operation(
        Groups.Seeds, "getCredits", "Read a customer's balance of the usual credits")
        .Gives(StatusCodes.Status200OK, SnakeJson.Default.CreditsAnswer)
        .Refuses(RefusalCodes.InvalidRequest, ErrorCodes.CreditTypeNotFound);

    public static readonly Operation Grants = new Operation(Groups.Seeds, "listEntitlementGrants", "List grants, newest first")
        .Asks("status", "page_number", "page_size")
        .Gives(StatusCodes.Status200OK, SnakeJson.Default.ItemsEntitlementGrant)
        .Refuses(ErrorCodes.CreditTypeNotFound);

    public static readonly Operation Ledger = new Operation(
        Groups.Seeds, "listEntitlementLedger", "List entries that moved the balance, newest first")
        .Asks("transaction_type", "start_date", "end_date", "page_number", "page_size")
        .Gives(StatusCodes.Status200OK, SnakeJson.Default.ItemsEntitlementEntry)
        .Refuses(ErrorCodes.CreditTypeNotFound);

    public static readonly Operation Write = Entry("createEntitlementEntry")
        .Takes(LedgerEntryBody.Read, Shape(LedgerEntryBody.Fields));

    public static readonly Operation WriteNaming = Entry("createLedgerEntry")
        .Takes(LedgerEntryBody.ReadNaming, Shape(LedgerEntryBody.NamingFields));

    private static Operation Entry(string id) => new Operation(Groups.Seeds, id, "Add credits, or charge some")
        .Saying("A credit is a grant and needs an administrator's key; a debit is usage.")
        .Gives(StatusCodes.Status201Created, SnakeJson.Default.LedgerEntryAnswer)
        .Refuses(
            ErrorTable.Forbidden, RefusalCodes.InvalidRequest, RefusalCodes.InsufficientCredits, ErrorCodes.CreditTypeNotFound);

    private static BodyShape Shape(FieldSet fields) => new BodyShape(fields, ["amount", "entry_type"])
        .With("entry_type", new Schema.Word("credit", "debit").Saying("Whether credits come or go."));
}
