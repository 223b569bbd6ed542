using Billing.Contracts;
using Billing.Contracts.Payments;
using Billing.Domain.Accounts;
using Billing.Domain.Payments;
using Billing.Domain.Values;
using Billing.Grains.Catalog;

namespace Billing.Grains.Accounts;

/// <summary>Makes commands about automatic top-ups (SEMANTICS G3).</summary>
internal static class RechargeCommands
{
    private const int DefaultMaxPerPeriod = 10;
    private const int DefaultCooldownSeconds = 60;
    private const int DefaultMaxFailures = 3;

    /// <summary>How the account tops itself up: the package as the catalog sells it now.</summary>
    public static BuiltCommand Set(AccountState state, ICatalog catalog, SetRechargeRequest request, OperationKey key)
    {
        if (request.Clear)
            return new BuiltCommand(new AccountCommand.SetRecharge(key, Note.None, null), null);
        if (request.Package is not { } id || request.Threshold is not { } least)
            return CommandBuilder.Refuse(Refusal.Invalid("package", "Give a package and a threshold."));
        if (catalog.Package(id) is not { } package)
            return CommandBuilder.Refuse(new Refusal(ErrorCodes.PackageNotFound, $"There is no package '{id}'.") { Field = "package" });
        // Precision is the account's own where it holds the credit type.
        var asset = state.Credit(package.Asset.CreditType)?.Asset ?? package.Asset;
        if (CommandBuilder.ReadAmount("threshold", least, asset.Precision, out var threshold) is { } wrong)
            return wrong;
        var target = threshold + package.Amount + package.Bonus;
        if (request.Target is { } most && CommandBuilder.ReadAmount("target", most, asset.Precision, out target) is { } fault)
            return fault;
        var terms = new RechargeTerms(
            asset,
            threshold,
            target,
            package.Id,
            new CheckoutPack(asset, package.Amount, package.Bonus, package.Expiry),
            package.AmountMinor,
            package.Currency,
            request.MaxPerPeriod ?? DefaultMaxPerPeriod,
            request.CooldownSeconds ?? DefaultCooldownSeconds,
            request.MaxFailures ?? DefaultMaxFailures);
        var archived = package.Archived
            ? Refusal.Invalid("package", "The package is archived; it is not sold any more.")
            : null;
        return new BuiltCommand(new AccountCommand.SetRecharge(key, Note.None, terms), archived);
    }

    /// <summary>An automatic charge; where it is paid its key is the payment's (SEMANTICS E3).</summary>
    public static PendingCall Settle(RechargeReport report)
    {
        var result = ResultOf(report);
        var key = result == RechargeResult.Paid
            ? OperationKey.FromClient(Operations.Payment, PaymentRef.OfRecharge(report.RechargeId))
            : OperationKey.FromClient(
                Operations.Provider, $"recharge:{report.RechargeId}:{report.Result}:{report.PaymentIntentId}");
        return new PendingCall(
            key,
            (state, history) => result is { } stands
                ? new BuiltCommand(
                    new AccountCommand.SettleRecharge(
                        key,
                        Note.None,
                        SubjectCommands.SeqOf(PublicId.Recharge, state, report.RechargeId),
                        new RechargeFacts(
                            stands, report.PaymentIntentId, report.Reason, report.AmountMinor, report.Currency),
                        history),
                    null)
                : CommandBuilder.Refuse(Refusal.Invalid("result", "A charge is paid, pending, requires_action or failed.")),
            (state, _) => SubjectCommands.SeqOf(PublicId.Recharge, state, report.RechargeId) is > 0 and var seq ? [seq] : []);
    }

    private static RechargeResult? ResultOf(RechargeReport report) => report.Result switch
    {
        "pending" => RechargeResult.Pending,
        "paid" => RechargeResult.Paid,
        "requires_action" => RechargeResult.RequiresAction,
        "failed" => RechargeResult.Failed,
        _ => null,
    };
}
