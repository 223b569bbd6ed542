namespace Stripe.TestHelpers;

/// <summary>The calls below <c>/v1/test_helpers/test_clocks</c>.</summary>
public class TestClockService : Service
{
    public TestClockService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary><c>POST /v1/test_helpers/test_clocks</c>.</summary>
    public virtual Task<TestClock> CreateAsync(
        TestClockCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<TestClock>("/v1/test_helpers/test_clocks", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/test_helpers/test_clocks/{id}</c>.</summary>
    public virtual Task<TestClock> GetAsync(
        string id,
        TestClockGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<TestClock>($"/v1/test_helpers/test_clocks/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>POST /v1/test_helpers/test_clocks/{id}/advance</c>.</summary>
    public virtual Task<TestClock> AdvanceAsync(
        string id,
        TestClockAdvanceOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<TestClock>($"/v1/test_helpers/test_clocks/{Id(id)}/advance", options, requestOptions, cancellationToken);

    /// <summary><c>DELETE /v1/test_helpers/test_clocks/{id}</c>.</summary>
    public virtual Task<TestClock> DeleteAsync(
        string id,
        TestClockDeleteOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Remove<TestClock>($"/v1/test_helpers/test_clocks/{Id(id)}", options, requestOptions, cancellationToken);
}
