namespace Stripe.TestHelpers;

/// <summary>The parameters of <c>GET /v1/test_helpers/test_clocks/{id}</c>.</summary>
public class TestClockGetOptions : BaseOptions;
