using System.Collections.Immutable;
using System.Globalization;
using Billing.Api.Problems;
using Billing.Api.Usage;
using Billing.Bench.Targets;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Domain.Values;
using Microsoft.AspNetCore.Http;

namespace Billing.Bench.Peer;

/// <summary>The peer's answers as the records that our API writes.</summary>
internal static class PeerEntries
{
    public static Debit DebitOf(string account, UsageRequest request) =>
        new(account, request.Key.Client, long.Parse(request.Quantity!, CultureInfo.InvariantCulture));

    public static EntryReply EntryOf(Debit debit, RowLockReply reply)
    {
        var month = new DateTime(reply.At.Year, reply.At.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        var quantity = new Amount(debit.Quantity, 0);
        return new EntryReply(
            debit.Account, reply.Seq, PublicId.Of(PublicId.Entry, reply.AccountNo, reply.Seq), "debit", reply.At)
        {
            Movement = new MovementReply(
                SiloTarget.CreditType,
                new Amount(-debit.Quantity, 0),
                quantity,
                new Amount(reply.Balance + debit.Quantity, 0),
                new Amount(reply.Balance, 0),
                default,
                LinesOf(reply)),
            Metered = new MeteredReply(
                SiloTarget.Meter,
                quantity,
                quantity,
                month,
                month.AddMonths(1),
                new Amount(reply.MeterCount, 0),
                new Amount(1, 0)),
        };
    }

    public static Problem ProblemOf(Debit debit, RowLockReply reply) => reply.Refusal == "insufficient_credits"
        ? Problem.Of(new ErrorReply(reply.Refusal, "There are too few credits.")
        {
            CreditType = SiloTarget.CreditType,
            Available = reply.Balance.ToString(CultureInfo.InvariantCulture),
            Required = debit.Quantity.ToString(CultureInfo.InvariantCulture),
        })
        : Problem.Of(reply.Refusal!, "The function refused.");

    public static BatchResult ResultOf(Debit debit, RowLockReply reply) => reply.Refusal is null
        ? new BatchResult(StatusCodes.Status201Created, reply.Seq, reply.Replayed, null)
        : BatchResult.Of(ProblemOf(debit, reply));

    private static ImmutableArray<LineReply> LinesOf(RowLockReply reply)
    {
        var lines = ImmutableArray.CreateBuilder<LineReply>(reply.GrantSeqs.Length);
        for (var i = 0; i < reply.GrantSeqs.Length; i++)
        {
            var grant = PublicId.Of(PublicId.Grant, reply.AccountNo, reply.GrantSeqs[i]);
            lines.Add(new LineReply(grant, new Amount(reply.GrantAmounts[i], 0)));
        }
        return lines.MoveToImmutable();
    }
}
