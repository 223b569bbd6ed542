using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Contracts;
using Billing.Domain.Accounts;

namespace Billing.Api.Accounts;

/// <summary>What the endpoints of accounts say about themselves.</summary>
internal static class AccountOperations
{
    private static readonly Schema ChosenId =
        new Schema.Text(AccountId.MaxLength, 1, "^[A-Za-z0-9][A-Za-z0-9._:@-]*$").Saying(AccountId.Rule);

    private static readonly Schema Name =
        new Schema.Text(Particulars.MaxNameLength).Saying("What the customer is called.");

    private static readonly Schema Later = new Schema.Nothing().Saying("Not supported by this version.");

    public static readonly Operation Open = new Operation(Groups.Accounts, "openAccount", "Open an account")
        .Saying("Again with the same content answers 200 and changes nothing. With a plan the account is billed by hand "
            + "until a subscription takes over.")
        .Takes(NewAccountBody.Read, new BodyShape(NewAccountBody.Fields, ["id"]).With("id", ChosenId).With("name", Name))
        .Gives(StatusCodes.Status201Created, ApiJson.Default.AccountAnswer)
        .Gives(StatusCodes.Status200OK, ApiJson.Default.AccountAnswer)
        .Refuses(RefusalCodes.AlreadyExists, ErrorCodes.PlanNotFound, ErrorCodes.TestClockNotFound);

    public static readonly Operation Get = new Operation(Groups.Accounts, "getAccount", "Read an account")
        .Asks("min_seq")
        .Gives(StatusCodes.Status200OK, ApiJson.Default.AccountAnswer)
        .Refuses(ErrorCodes.StateBehind);

    public static readonly Operation Patch = new Operation(Groups.Accounts, "updateAccount", "Change an account's name or e-mail")
        .Saying("A field that is left out or null stays as it is; an empty text removes it.")
        .Takes(
            AccountPatchBody.Read,
            new BodyShape(AccountPatchBody.Fields, []).With("name", Name).With("plan", Later).With("test_clock", Later))
        .Gives(StatusCodes.Status200OK, ApiJson.Default.AccountAnswer);

    public static readonly Operation State = new Operation(
        Groups.Accounts, "getAccountState", "Read an account with all that it holds and counted")
        .Asks("min_seq")
        .Gives(StatusCodes.Status200OK, ApiJson.Default.StateAnswer)
        .Refuses(ErrorCodes.StateBehind);
}
