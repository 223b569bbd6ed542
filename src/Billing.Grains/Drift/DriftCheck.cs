using System.Collections.Immutable;
using System.Text.Json;
using Billing.Contracts.Drift;
using Billing.Contracts.Payments;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Stripe;

namespace Billing.Grains.Drift;

/// <summary>Compares accounts with what Stripe says of them. It reads only; mending is the operator's.</summary>
internal sealed class DriftCheck(
    NpgsqlDataSource source,
    SubscriptionDrift subscriptions,
    PaymentDrift payments,
    MeterDrift meters,
    IGrainFactory grains,
    IOptions<DriftOptions> options,
    TimeProvider clock,
    ILogger<DriftCheck> logger)
{
    private const int PageSize = 100;

    /// <summary>Compares one account, or all that have a customer.</summary>
    /// <param name="account">The account's id, or null for all.</param>
    /// <param name="deadline">Ends it early; what was found until then is answered.</param>
    /// <param name="cancel">Ends it without an answer.</param>
    /// <exception cref="NpgsqlException">The store is away.</exception>
    public async Task<DriftReply> Run(string? account, CancellationToken deadline, CancellationToken cancel)
    {
        var findings = ImmutableArray.CreateBuilder<DriftFinding>();
        var (compared, last) = (0, "");
        while (true)
        {
            var page = await DriftTable.Accounts(source, account, last, PageSize, cancel);
            foreach (var linked in page)
            {
                if (deadline.IsCancellationRequested)
                    return new DriftReply(null, findings.ToImmutable(), compared, IsComplete: false);
                foreach (var finding in await Compare(linked, cancel))
                {
                    DriftLog.Found(logger, finding.Account, finding.Kind, finding.Ours, finding.Theirs);
                    findings.Add(finding);
                }
                compared++;
            }
            if (page.Count < PageSize)
                return new DriftReply(null, findings.ToImmutable(), compared, IsComplete: true);
            last = page[^1].AccountId;
        }
    }

    private async Task<List<DriftFinding>> Compare(LinkedAccount linked, CancellationToken cancel)
    {
        try
        {
            if (await DriftTable.WaitingSince(source, linked.CustomerId, cancel) is { } since)
                return Waiting(linked, since);
            var account = grains.GetGrain<IAccountPayments>(linked.AccountId);
            var read = await account.ReadPayments(null);
            if (read.View is not { } view)
                throw new DriftUncheckedException($"the account does not answer: {read.Error?.Code}");
            var subject = new DriftSubject(
                linked.AccountId,
                linked.CustomerId,
                account,
                view,
                view.Now.AddDays(-options.Value.PaymentDays),
                view.Now - options.Value.Grace);
            return
            [
                .. await subscriptions.Compare(subject, cancel),
                .. await payments.Compare(subject, cancel),
                .. await meters.Compare(subject, cancel),
            ];
        }
        catch (Exception fault) when (fault is DriftUncheckedException or StripeException or HttpRequestException or JsonException
            || (fault is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            // One account that cannot be compared is a finding; the others are compared all the same.
            return [new DriftFinding(linked.AccountId, "not_checked", null, fault.Message)];
        }
    }

    // What is about to be applied cannot be compared yet; what waits for long is a finding by itself.
    private List<DriftFinding> Waiting(LinkedAccount linked, DateTime since) =>
        clock.GetUtcNow().UtcDateTime - since <= options.Value.Grace
            ? []
            : [new DriftFinding(linked.AccountId, "events_waiting", null, $"since {since:yyyy-MM-ddTHH:mm:ssZ}")];
}
