using Stripe.TestHelpers;

namespace Stripe;

/// <summary>The services below <c>/v1/test_helpers</c>.</summary>
public class TestHelpersService : Service
{
    internal TestHelpersService(IStripeClient client)
        : base(client) => TestClocks = new TestClockService(client);

    public virtual TestClockService TestClocks { get; }
}
