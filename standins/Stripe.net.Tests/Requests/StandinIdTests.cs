namespace Stripe.Standin.Tests.Requests;

/// <summary>Stricter than Stripe.net, which would ask for the whole list.</summary>
public sealed class StandinIdTests
{
    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task An_empty_id_is_a_bug_of_the_caller(string? id)
    {
        var stripe = new FakeStripe();
        await Assert.ThrowsAnyAsync<ArgumentException>(() => stripe.Client().V1.Customers.GetAsync(id));
        Assert.Empty(stripe.Requests);
    }
}
