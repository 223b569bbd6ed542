namespace Stripe;

/// <summary>The calls below <c>/v1/customers</c>.</summary>
public class CustomerService : Service
{
    public CustomerService(IStripeClient client)
        : base(client)
    {
        PaymentMethods = new CustomerPaymentMethodService(client);
    }

    public virtual CustomerPaymentMethodService PaymentMethods { get; }

    /// <summary><c>POST /v1/customers</c>.</summary>
    public virtual Task<Customer> CreateAsync(
        CustomerCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<Customer>("/v1/customers", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/customers/{id}</c>.</summary>
    public virtual Task<Customer> GetAsync(
        string id,
        CustomerGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<Customer>($"/v1/customers/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>POST /v1/customers/{id}</c>.</summary>
    public virtual Task<Customer> UpdateAsync(
        string id,
        CustomerUpdateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<Customer>($"/v1/customers/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>DELETE /v1/customers/{id}</c>.</summary>
    public virtual Task<Customer> DeleteAsync(
        string id,
        CustomerDeleteOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Remove<Customer>($"/v1/customers/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/customers</c>.</summary>
    public virtual Task<StripeList<Customer>> ListAsync(
        CustomerListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<StripeList<Customer>>("/v1/customers", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/customers</c>, page after page.</summary>
    public virtual IAsyncEnumerable<Customer> ListAutoPagingAsync(
        CustomerListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Pages<Customer>("/v1/customers", options, requestOptions, cancellationToken);
}
