using Billing.Api.Pages;

namespace Billing.Api.BillingPage;

/// <summary>Where a card is collected by Stripe's own elements: its number never comes to us.</summary>
internal static class CardPageView
{
    public static Html Of(string path, string publishableKey, string clientSecret) => Html.Of($"""
        <p><a href="{path}">← Back</a></p>
        <h1>Card</h1>
        <section>
        <form id="card" method="post" action="{path}/card/attach" data-key="{publishableKey}" data-secret="{clientSecret}">
        <div id="element"></div>
        <p id="fault" class="note fault" role="alert" hidden></p>
        <input type="hidden" name="payment_method">
        <button>Save the card</button>
        </form>
        <noscript><p>Stripe's form needs JavaScript.</p></noscript>
        </section>
        <script src="https://js.stripe.com/v3/"></script>
        <script src="/pages/card.js"></script>
        """);
}
