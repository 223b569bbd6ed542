using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Grains.Journal;

/// <summary>Rows of the account itself, its plan and its periods.</summary>
internal static class PlanRows
{
    private const string Opened = "opened";
    private const string Updated = "updated";
    private const string ClockAdvanced = "clock_advanced";
    private const string AlertSet = "alert_set";
    private const string Scheduled = "scheduled";
    private const string Corrected = "corrected";

    public static void Write(ref LedgerRow row, AccountEvent happened)
    {
        switch (happened)
        {
            case AccountEvent.Opened e:
                row.Variant = Opened;
                row.Detail = new EventDetail
                {
                    Id = e.AccountId,
                    Email = e.Email,
                    Name = e.Name,
                    Asked = e.Asked == OpeningAsked.Nothing ? null : e.Asked,
                    Clock = e.Clock,
                };
                break;
            case AccountEvent.Updated e:
                row.Variant = Updated;
                row.Detail = new EventDetail
                {
                    Email = e.Email,
                    Name = e.Name,
                    EmailAsked = e.EmailAsked ? true : null,
                    NameAsked = e.NameAsked ? true : null,
                };
                break;
            case AccountEvent.ClockAdvanced e:
                (row.Variant, row.Detail) = (ClockAdvanced, new EventDetail { Clock = e.Clock });
                break;
            case AccountEvent.AlertSet e:
                (row.Variant, row.Detail) = (AlertSet, new EventDetail { Alert = e.Alert });
                break;
            case AccountEvent.PlanChanged e:
                row.Detail = new EventDetail { From = e.From, Plan = e.Plan, PlanAsked = e.Asked };
                break;
            case AccountEvent.PlanScheduled e:
                (row.Variant, row.Detail) = (Scheduled, new EventDetail { Next = e.Next, PlanAsked = e.Asked });
                break;
            case AccountEvent.OverageCounted e:
                (row.Meter, row.Quantity, row.QuantityPrecision) = (e.Meter, e.Quantity.Value, e.Quantity.Precision);
                Write(ref row, e.Period);
                break;
            case AccountEvent.PeriodClosed e:
                row.Variant = e.Corrected ? Corrected : null;
                row.Detail = new EventDetail { Counters = e.Counters.IsEmpty ? null : [.. e.Counters], NextPeriod = e.Next };
                Write(ref row, e.Period);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(happened), happened, "not an event");
        }
    }

    public static AccountEvent Read(in LedgerRow row) => (EntryTypeNames.Find(row.Type), row.Variant) switch
    {
        (EntryType.AccountUpdated, Opened) => OpenedOf(LedgerRows.DetailOf(row)),
        (EntryType.AccountUpdated, Updated) => new AccountEvent.Updated(
            row.Detail?.Email, row.Detail?.Name, row.Detail?.EmailAsked ?? false, row.Detail?.NameAsked ?? false),
        (EntryType.AccountUpdated, ClockAdvanced) => new AccountEvent.ClockAdvanced(
            LedgerRows.DetailOf(row).Clock ?? LedgerRows.Lost<TestClock>(row)),
        (EntryType.AccountUpdated, AlertSet) => new AccountEvent.AlertSet(LedgerRows.AssetOf(row), row.Detail?.Alert),
        (EntryType.PlanChanged, null) => new AccountEvent.PlanChanged(
            row.Detail?.From, LedgerRows.DetailOf(row).Plan ?? LedgerRows.Lost<PlanState>(row), row.Detail?.PlanAsked),
        (EntryType.PlanChanged, Scheduled) => new AccountEvent.PlanScheduled(
            row.Detail?.Next, LedgerRows.DetailOf(row).PlanAsked ?? LedgerRows.Lost<PlanChangeAsked>(row)),
        (EntryType.Overage, null) => new AccountEvent.OverageCounted(
            row.Meter ?? "", new Units(row.Quantity ?? 0, (byte)(row.QuantityPrecision ?? 0)), LedgerRows.PeriodOf(row)),
        (EntryType.PeriodClosed, var variant) => new AccountEvent.PeriodClosed(
            LedgerRows.PeriodOf(row),
            row.Detail?.Counters is { } counters ? ImmutableArray.Create(counters) : [],
            row.Detail?.NextPeriod ?? LedgerRows.Lost<Period>(row),
            variant == Corrected),
        _ => throw LedgerRows.Unknown(row),
    };

    private static AccountEvent.Opened OpenedOf(EventDetail detail) =>
        new(detail.Id ?? "", detail.Email, detail.Name, detail.Asked ?? OpeningAsked.Nothing, detail.Clock);

    private static void Write(ref LedgerRow row, Period period)
    {
        row.PeriodStartMicros = period.Start.UnixMicros;
        row.PeriodEndMicros = period.End.UnixMicros;
    }
}
