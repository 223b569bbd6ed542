using System.Globalization;
using Billing.Contracts;
using Billing.Contracts.Accounts;

namespace Billing.Bench.Targets;

/// <summary>A debit as a reservation of the meter and its commit: two calls, two entries.</summary>
internal sealed class HoldLine(IGrainFactory grains) : ILine
{
    public async ValueTask Call(ReadOnlyMemory<Debit> debits, Memory<Answer> answers)
    {
        var answer = await Use(debits.Span[0]);
        answers.Span[0] = answer;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<Answer> Use(Debit debit)
    {
        var account = grains.GetGrain<IAccountGrain>(debit.Account);
        var quantity = debit.Quantity.ToString(CultureInfo.InvariantCulture);
        var held = await account.Reserve(new ReserveRequest(
            KeyOf(debit), NoteRequest.None, SiloTarget.Meter, quantity, null, null, null, null));
        if (held.Error is { } refused)
            return new Answer(refused.Code, held.Replayed, 0, 0);
        // The same key: a key is one of an operation.
        var taken = await account.Capture(new CaptureRequest(
            KeyOf(debit), NoteRequest.None, held.Entry!.Reservation!.ReservationId, Commit: true, null, Final: true, null));
        return taken.Error is { } error
            ? new Answer(error.Code, taken.Replayed, 0, 0)
            : new Answer(null, taken.Replayed || held.Replayed, taken.Entry!.Seq, taken.Entry.Movement!.BalanceAfter.Value)
            {
                HoldSeq = held.Entry.Seq,
            };
    }

    private static CallKey KeyOf(Debit debit) =>
        new(debit.Key, debit.Key is null ? Guid.NewGuid() : default);
}
