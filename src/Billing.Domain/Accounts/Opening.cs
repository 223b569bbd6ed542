using System.Collections.Immutable;
using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>Opening an account, changing its particulars, moving its test clock.</summary>
internal static class Opening
{
    public static Decision Decide(AccountState state, AccountCommand.Open command, Instant now)
    {
        if (!state.IsOpen)
            return new Decision.Accepted(EventsOf(command, now));
        var field = state.Email != command.Email ? "email"
            : state.Name != command.Name ? "name"
            : state.Asked.Plan != command.Asked.Plan ? "plan"
            : state.Asked.ClockId != command.Asked.ClockId ? "test_clock"
            : null;
        return field is null
            ? new Decision.Unchanged()
            : new Refusal(RefusalCodes.AlreadyExists, "The account exists with other particulars.") { Field = field };
    }

    public static Decision Decide(AccountState state, AccountCommand.Update command)
    {
        var email = Changed(state.Email, command.Email);
        var name = Changed(state.Name, command.Name);
        if (email == state.Email && name == state.Name)
            return new Decision.Unchanged();
        return new AccountEvent.Updated(email, name, command.Email is not null, command.Name is not null);
    }

    public static Decision Decide(AccountState state, AccountCommand.AdvanceClock command)
    {
        if (state.Clock is not { } clock || clock.Id != command.ClockId)
            return new Refusal(RefusalCodes.AccountNotFound, "There is no such account on this test clock.");
        return command.To <= clock.Now
            ? new Decision.Unchanged()
            : new AccountEvent.ClockAdvanced(clock with { Now = command.To });
    }

    public static AccountState Evolve(AccountState state, AccountEvent.Opened e, Instant at) => state with
    {
        AccountId = e.AccountId,
        Email = e.Email,
        Name = e.Name,
        Asked = e.Asked,
        OpenedAt = at,
        Clock = e.Clock,
        Plan = PlanState.NoneAt(at),
    };

    private static ImmutableArray<AccountEvent> EventsOf(AccountCommand.Open command, Instant now)
    {
        var opened = new AccountEvent.Opened(
            command.AccountId, command.Email, command.Name, command.Asked, command.Clock);
        if (command.Plan is not { } plan)
            return [opened];
        var begun = PlanChanging.Begin(plan, command.Source, now);
        var grants = PlanGranting.Grants(begun, CreditPolicy.FullNew, now);
        return [opened, new AccountEvent.PlanChanged(null, begun, null), .. grants];
    }

    private static string? Changed(string? current, string? asked) => asked switch
    {
        null => current,
        "" => null,
        _ => asked,
    };
}
