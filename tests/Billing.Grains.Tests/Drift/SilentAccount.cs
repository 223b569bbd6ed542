using Billing.Contracts.Payments;
using Billing.Grains.Tests.Grains;

namespace Billing.Grains.Tests.Drift;

/// <summary>An account that only shows the payments that a test gave it; a check must not change anything.</summary>
internal sealed class SilentAccount(params PaymentView[] payments)
{
    public IAccountPayments Grain => GrainStub.Of<IAccountPayments>(this);

    public Task<PaymentPageReply> Payments(PaymentQuery query) => Task.FromResult(new PaymentPageReply(
        null, [.. payments.Where(one => query.BeforeSeq is null || one.Seq < query.BeforeSeq)], false));
}
