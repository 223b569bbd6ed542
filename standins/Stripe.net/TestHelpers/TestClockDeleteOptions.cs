namespace Stripe.TestHelpers;

/// <summary>The parameters of <c>DELETE /v1/test_helpers/test_clocks/{id}</c>.</summary>
public class TestClockDeleteOptions : BaseOptions;
