namespace Billing.Domain.Accounts;

/// <summary>What can be said of any event: its kind of entry, its credit type, how far it moves the settled balance.</summary>
internal static class EventFacts
{
    public static EntryType TypeOf(AccountEvent e) => e switch
    {
        AccountEvent.Opened or AccountEvent.Updated or AccountEvent.ClockAdvanced or AccountEvent.AlertSet
            or AccountEvent.CustomerLinked or AccountEvent.CheckoutStarted or AccountEvent.CheckoutOpened
            or AccountEvent.CheckoutPending or AccountEvent.CheckoutClosed or AccountEvent.PaymentRecorded
            or AccountEvent.RechargeSet or AccountEvent.RechargeStarted or AccountEvent.RechargeEnded =>
            EntryType.AccountUpdated,
        AccountEvent.Granted or AccountEvent.GrantActivated => EntryType.Grant,
        AccountEvent.Debited => EntryType.Debit,
        AccountEvent.Expired => EntryType.Expired,
        AccountEvent.Adjusted => EntryType.Adjusted,
        AccountEvent.DeficitRepaid => EntryType.DeficitRepaid,
        AccountEvent.RolledOver => EntryType.RolledOver,
        AccountEvent.RolloverForfeited => EntryType.RolloverForfeited,
        AccountEvent.Reserved => EntryType.Reserved,
        AccountEvent.Captured => EntryType.Captured,
        AccountEvent.Released => EntryType.Released,
        AccountEvent.ReservationExpired => EntryType.ReservationExpired,
        AccountEvent.Extended => EntryType.Extended,
        AccountEvent.Reversed => EntryType.Reversed,
        AccountEvent.Voided => EntryType.Voided,
        AccountEvent.OverageCounted => EntryType.Overage,
        AccountEvent.PlanChanged or AccountEvent.PlanScheduled or AccountEvent.SubscriptionChanged =>
            EntryType.PlanChanged,
        AccountEvent.ClawedBack => EntryType.ClawedBack,
        AccountEvent.Frozen => EntryType.Frozen,
        AccountEvent.Unfrozen => EntryType.Unfrozen,
        AccountEvent.PeriodClosed => EntryType.PeriodClosed,
        _ => throw new ArgumentOutOfRangeException(nameof(e), e, "not an event"),
    };

    public static Asset? AssetOf(AccountEvent e) => e switch
    {
        AccountEvent.Debited debited => debited.Asset,
        AccountEvent.Granted granted => granted.Asset,
        AccountEvent.GrantActivated activated => activated.Asset,
        AccountEvent.Expired expired => expired.Asset,
        AccountEvent.Adjusted adjusted => adjusted.Asset,
        AccountEvent.DeficitRepaid repaid => repaid.Asset,
        AccountEvent.RolledOver rolled => rolled.Asset,
        AccountEvent.RolloverForfeited forfeited => forfeited.Asset,
        AccountEvent.Reserved reserved => reserved.Asset,
        AccountEvent.Captured captured => captured.Asset,
        AccountEvent.Released released => released.Asset,
        AccountEvent.ReservationExpired expired => expired.Asset,
        AccountEvent.Extended extended => extended.Asset,
        AccountEvent.Reversed reversed => reversed.Asset,
        AccountEvent.Voided voided => voided.Asset,
        AccountEvent.AlertSet set => set.Asset,
        AccountEvent.ClawedBack clawed => clawed.Asset,
        AccountEvent.Frozen frozen => frozen.Asset,
        AccountEvent.Unfrozen unfrozen => unfrozen.Asset,
        AccountEvent.RechargeStarted started => started.Asset,
        _ => null,
    };

    public static long SettledDeltaOf(AccountEvent e) => e switch
    {
        AccountEvent.Debited debited => -debited.Amount,
        AccountEvent.Granted { Scheduled: false } granted => granted.Amount,
        AccountEvent.GrantActivated activated => activated.Amount,
        AccountEvent.Expired expired => -expired.Amount,
        AccountEvent.RolloverForfeited forfeited => -forfeited.Amount,
        AccountEvent.Adjusted adjusted => adjusted.Amount,
        AccountEvent.Captured captured => -captured.Amount,
        AccountEvent.Reversed reversed => reversed.Amount,
        AccountEvent.Voided { WasActive: true } voided => -voided.Amount,
        AccountEvent.ClawedBack clawed => -clawed.Amount,
        _ => 0,
    };

    /// <summary>The entry of the same account that the event is about, or null.</summary>
    public static long? SubjectOf(AccountEvent e) => e switch
    {
        AccountEvent.Captured captured => captured.ReservationSeq,
        AccountEvent.Released released => released.ReservationSeq,
        AccountEvent.ReservationExpired expired => expired.ReservationSeq,
        AccountEvent.Extended extended => extended.ReservationSeq,
        AccountEvent.Reversed reversed => reversed.EntrySeq,
        AccountEvent.Voided voided => voided.GrantSeq,
        AccountEvent.CheckoutOpened opened => opened.CheckoutSeq,
        AccountEvent.CheckoutPending pending => pending.CheckoutSeq,
        AccountEvent.CheckoutClosed closed => closed.CheckoutSeq,
        AccountEvent.PaymentRecorded recorded => recorded.Payment.SourceSeq,
        AccountEvent.ClawedBack clawed => clawed.PaymentSeq,
        AccountEvent.Frozen frozen => frozen.PaymentSeq,
        AccountEvent.Unfrozen unfrozen => unfrozen.PaymentSeq,
        AccountEvent.RechargeEnded ended => ended.RechargeSeq,
        _ => null,
    };

    /// <summary>The grant that came to its end with the event, or null.</summary>
    public static long? EndedGrantOf(AccountEvent e) => e switch
    {
        AccountEvent.Expired expired => expired.GrantSeq,
        AccountEvent.RolloverForfeited forfeited => forfeited.GrantSeq,
        AccountEvent.RolledOver rolled => rolled.Origin.ParentSeq,
        _ => null,
    };
}
