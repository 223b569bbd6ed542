using Billing.Contracts.Payments;

namespace Billing.Api.Payments;

/// <summary>How an account tops itself up.</summary>
internal sealed record RechargeAnswer(
    string Account,
    long Seq,
    bool Enabled,
    string? CreditType,
    string? Package,
    string? Threshold,
    string? Target,
    int? MaxPerPeriod,
    int? CooldownSeconds,
    int? MaxFailures,
    string Status,
    int Failures,
    int CountInPeriod,
    DateTime? NotBefore,
    RechargeChargeAnswer? InFlight)
{
    public static RechargeAnswer Of(PaymentsView view) => view.Recharge is { } recharge
        ? Of(view, recharge)
        : new RechargeAnswer(
            view.Account, view.Seq, false, null, null, null, null, null, null, null, "off", 0, 0, null, null);

    public static RechargeAnswer Of(PaymentsView view, RechargeView recharge) => new(
        view.Account,
        view.Seq,
        recharge.Status != "disabled",
        recharge.CreditType,
        recharge.Package,
        recharge.Threshold.ToString(),
        recharge.Target.ToString(),
        recharge.MaxPerPeriod,
        recharge.CooldownSeconds,
        recharge.MaxFailures,
        recharge.Status,
        recharge.Failures,
        recharge.CountInPeriod,
        recharge.NotBefore,
        recharge.InFlight is { } charge
            ? new RechargeChargeAnswer(charge.Id, charge.Packs, charge.AmountMinor, charge.Currency, charge.StartedAt)
            : null);
}

/// <summary>An automatic charge under way.</summary>
internal sealed record RechargeChargeAnswer(string Id, int Packs, long AmountMinor, string Currency, DateTime StartedAt);
