namespace Billing.Domain.Accounts;

/// <summary>Opening an account and changing its particulars.</summary>
internal static class Opening
{
    public static Decision Decide(AccountState state, AccountCommand.Open command)
    {
        if (!state.IsOpen)
            return new AccountEvent.Opened(command.AccountId, command.Email, command.Name);
        if (state.Email == command.Email && state.Name == command.Name)
            return new Decision.Unchanged();
        return new Refusal(RefusalCodes.AlreadyExists, "The account exists with other particulars.")
        {
            Field = state.Email != command.Email ? "email" : "name",
        };
    }

    public static Decision Decide(AccountState state, AccountCommand.Update command)
    {
        var email = Changed(state.Email, command.Email);
        var name = Changed(state.Name, command.Name);
        if (email == state.Email && name == state.Name)
            return new Decision.Unchanged();
        return new AccountEvent.Updated(email, name, command.Email is not null, command.Name is not null);
    }

    private static string? Changed(string? current, string? asked) => asked switch
    {
        null => current,
        "" => null,
        _ => asked,
    };
}
