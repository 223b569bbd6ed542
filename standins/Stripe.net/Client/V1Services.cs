namespace Stripe;

/// <summary>The services of the API's first version.</summary>
public class V1Services : Service
{
    internal V1Services(IStripeClient client)
        : base(client)
    {
        Billing = new BillingService(client);
        BillingPortal = new BillingPortalService(client);
        Charges = new ChargeService(client);
        Checkout = new CheckoutService(client);
        Coupons = new CouponService(client);
        Customers = new CustomerService(client);
        Disputes = new DisputeService(client);
        Events = new EventService(client);
        InvoiceItems = new InvoiceItemService(client);
        InvoicePayments = new InvoicePaymentService(client);
        Invoices = new InvoiceService(client);
        PaymentIntents = new PaymentIntentService(client);
        PaymentMethods = new PaymentMethodService(client);
        Prices = new PriceService(client);
        Products = new ProductService(client);
        Refunds = new RefundService(client);
        SetupIntents = new SetupIntentService(client);
        SubscriptionItems = new SubscriptionItemService(client);
        Subscriptions = new SubscriptionService(client);
        TestHelpers = new TestHelpersService(client);
        WebhookEndpoints = new WebhookEndpointService(client);
    }

    public virtual BillingService Billing { get; }

    public virtual BillingPortalService BillingPortal { get; }

    public virtual ChargeService Charges { get; }

    public virtual CheckoutService Checkout { get; }

    public virtual CouponService Coupons { get; }

    public virtual CustomerService Customers { get; }

    public virtual DisputeService Disputes { get; }

    public virtual EventService Events { get; }

    public virtual InvoiceItemService InvoiceItems { get; }

    public virtual InvoicePaymentService InvoicePayments { get; }

    public virtual InvoiceService Invoices { get; }

    public virtual PaymentIntentService PaymentIntents { get; }

    public virtual PaymentMethodService PaymentMethods { get; }

    public virtual PriceService Prices { get; }

    public virtual ProductService Products { get; }

    public virtual RefundService Refunds { get; }

    public virtual SetupIntentService SetupIntents { get; }

    public virtual SubscriptionItemService SubscriptionItems { get; }

    public virtual SubscriptionService Subscriptions { get; }

    public virtual TestHelpersService TestHelpers { get; }

    public virtual WebhookEndpointService WebhookEndpoints { get; }
}
