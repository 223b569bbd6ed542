namespace Billing.Domain.Accounts;

/// <summary>The canonical bytes of events: a name, then every field in the order of the record (docs/ledger.md).</summary>
internal static class CanonicalEvents
{
    public static void Write(CanonicalWriter writer, AccountEvent e)
    {
        writer.Text(NameOf(e));
        switch (e)
        {
            case AccountEvent.Debited debited:
                CanonicalParts.Write(writer, debited.Asset, debited.Amount);
                writer.Number(debited.Requested);
                CanonicalParts.Write(writer, debited.Lines);
                writer.Number(debited.Deficit);
                CanonicalParts.Write(writer, debited.Usage);
                writer.Flag(debited.AllowPartial);
                writer.Number(debited.OccurredAt?.UnixMicros);
                break;
            case AccountEvent.Granted or AccountEvent.GrantActivated or AccountEvent.Expired or AccountEvent.RolledOver
                or AccountEvent.RolloverForfeited or AccountEvent.Voided or AccountEvent.DeficitRepaid:
                WriteGrant(writer, e);
                break;
            case AccountEvent.Reserved or AccountEvent.Captured or AccountEvent.Released
                or AccountEvent.ReservationExpired or AccountEvent.Extended:
                WriteReservation(writer, e);
                break;
            case AccountEvent.PlanChanged or AccountEvent.PlanScheduled or AccountEvent.PeriodClosed
                or AccountEvent.OverageCounted:
                WritePlan(writer, e);
                break;
            case AccountEvent.Adjusted adjusted:
                CanonicalParts.Write(writer, adjusted.Asset, adjusted.Amount);
                CanonicalParts.Write(writer, adjusted.Lines);
                writer.Number(adjusted.Deficit);
                writer.Flag(adjusted.Forced);
                writer.Number(adjusted.Repays);
                break;
            case AccountEvent.Reversed reversed:
                Write(writer, reversed);
                break;
            case AccountEvent.Opened or AccountEvent.Updated or AccountEvent.ClockAdvanced or AccountEvent.AlertSet:
                WriteAccount(writer, e);
                break;
            default:
                CanonicalPayments.Write(writer, e);
                break;
        }
    }

    private static string NameOf(AccountEvent e) => e switch
    {
        AccountEvent.Opened => "opened",
        AccountEvent.Updated => "updated",
        AccountEvent.ClockAdvanced => "clock_advanced",
        AccountEvent.AlertSet => "alert_set",
        AccountEvent.GrantActivated => "activated",
        AccountEvent.PlanScheduled => "plan_scheduled",
        AccountEvent.Granted => "granted",
        AccountEvent.Debited => "debited",
        _ => CanonicalPayments.NameOf(e) ?? EntryTypeNames.NameOf(e.Type),
    };

    private static void WriteAccount(CanonicalWriter writer, AccountEvent e)
    {
        switch (e)
        {
            case AccountEvent.Opened opened:
                writer.Text(opened.AccountId);
                writer.Text(opened.Email);
                writer.Text(opened.Name);
                writer.Text(opened.Asked.Plan);
                writer.Text(opened.Asked.ClockId);
                CanonicalParts.Write(writer, opened.Clock);
                break;
            case AccountEvent.Updated updated:
                writer.Text(updated.Email);
                writer.Text(updated.Name);
                writer.Flag(updated.EmailAsked);
                writer.Flag(updated.NameAsked);
                break;
            case AccountEvent.ClockAdvanced advanced:
                CanonicalParts.Write(writer, advanced.Clock);
                break;
            case AccountEvent.AlertSet set:
                CanonicalParts.Write(writer, set.Asset, 0);
                CanonicalParts.Write(writer, set.Alert);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(e), e, "not an event");
        }
    }

    private static void WriteGrant(CanonicalWriter writer, AccountEvent e)
    {
        switch (e)
        {
            case AccountEvent.Granted granted:
                CanonicalParts.Write(writer, granted.Asset, granted.Amount);
                CanonicalParts.Write(writer, granted.Terms);
                CanonicalParts.Write(writer, granted.Origin);
                writer.Flag(granted.Scheduled);
                writer.Number(granted.Repays);
                writer.Number(granted.Asked.EffectiveAt?.UnixMicros);
                writer.Text(granted.Asked.Expires);
                break;
            case AccountEvent.RolledOver rolled:
                CanonicalParts.Write(writer, rolled.Asset, rolled.Amount);
                CanonicalParts.Write(writer, rolled.Terms);
                CanonicalParts.Write(writer, rolled.Origin);
                break;
            case AccountEvent.Voided voided:
                WriteLine(writer, voided.Asset, voided.GrantSeq, voided.Amount);
                writer.Flag(voided.WasActive);
                break;
            case AccountEvent.GrantActivated activated:
                WriteLine(writer, activated.Asset, activated.GrantSeq, activated.Amount);
                break;
            case AccountEvent.Expired expired:
                WriteLine(writer, expired.Asset, expired.GrantSeq, expired.Amount);
                break;
            case AccountEvent.RolloverForfeited forfeited:
                WriteLine(writer, forfeited.Asset, forfeited.GrantSeq, forfeited.Amount);
                break;
            case AccountEvent.DeficitRepaid repaid:
                WriteLine(writer, repaid.Asset, repaid.GrantSeq, repaid.Amount);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(e), e, "not an event of a grant");
        }
    }

    private static void WriteReservation(CanonicalWriter writer, AccountEvent e)
    {
        switch (e)
        {
            case AccountEvent.Reserved reserved:
                CanonicalParts.Write(writer, reserved.Asset, reserved.Amount);
                CanonicalParts.Write(writer, reserved.Lines);
                CanonicalParts.Write(writer, reserved.Hold);
                writer.Number(reserved.TtlSeconds);
                writer.Number(reserved.ExpiresAt.UnixMicros);
                break;
            case AccountEvent.Captured captured:
                WriteLine(writer, captured.Asset, captured.ReservationSeq, captured.Amount);
                CanonicalParts.Write(writer, captured.Pinned);
                CanonicalParts.Write(writer, captured.Lines);
                writer.Number(captured.Deficit);
                CanonicalParts.Write(writer, captured.Usage);
                CanonicalParts.Write(writer, captured.Terms);
                break;
            case AccountEvent.Released released:
                WriteLine(writer, released.Asset, released.ReservationSeq, released.Amount);
                writer.Flag(released.ByCommit);
                break;
            case AccountEvent.ReservationExpired expired:
                WriteLine(writer, expired.Asset, expired.ReservationSeq, expired.Amount);
                break;
            case AccountEvent.Extended extended:
                WriteLine(writer, extended.Asset, extended.ReservationSeq, 0);
                writer.Number(extended.TtlSeconds);
                writer.Number(extended.ExpiresAt.UnixMicros);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(e), e, "not an event of a reservation");
        }
    }

    private static void WritePlan(CanonicalWriter writer, AccountEvent e)
    {
        switch (e)
        {
            case AccountEvent.PlanChanged changed:
                writer.Text(changed.From);
                CanonicalPlans.Write(writer, changed.Plan);
                CanonicalPlans.Write(writer, changed.Asked);
                break;
            case AccountEvent.PlanScheduled scheduled:
                CanonicalPlans.Write(writer, scheduled.Next);
                CanonicalPlans.Write(writer, scheduled.Asked);
                break;
            case AccountEvent.PeriodClosed closed:
                CanonicalParts.Write(writer, closed.Period);
                writer.Number(closed.Counters.Length);
                foreach (var counter in closed.Counters)
                    CanonicalParts.Write(writer, counter);
                CanonicalParts.Write(writer, closed.Next);
                writer.Flag(closed.Corrected);
                break;
            case AccountEvent.OverageCounted overage:
                writer.Text(overage.Meter);
                CanonicalParts.Write(writer, overage.Quantity);
                CanonicalParts.Write(writer, overage.Period);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(e), e, "not an event of a plan");
        }
    }

    private static void Write(CanonicalWriter writer, AccountEvent.Reversed reversed)
    {
        WriteLine(writer, reversed.Asset, reversed.EntrySeq, reversed.Amount);
        writer.Number(reversed.Restored.Length);
        foreach (var grant in reversed.Restored)
        {
            writer.Number(grant.GrantSeq);
            writer.Number(grant.Amount);
            writer.Number(grant.Granted);
            CanonicalParts.Write(writer, grant.Terms);
            CanonicalParts.Write(writer, grant.Origin);
        }
        writer.Number(reversed.Reissued);
        writer.Flag(reversed.ReissuedTerms is not null);
        if (reversed.ReissuedTerms is { } terms)
            CanonicalParts.Write(writer, terms);
        CanonicalParts.Write(writer, reversed.Usage);
        writer.Number(reversed.Asked.Part);
        writer.Number(reversed.Asked.ReissueDays);
    }

    private static void WriteLine(CanonicalWriter writer, Asset? asset, long subject, long amount)
    {
        CanonicalParts.Write(writer, asset, amount);
        writer.Number(subject);
    }
}
