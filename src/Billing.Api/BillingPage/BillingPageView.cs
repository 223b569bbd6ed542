using System.Globalization;
using Billing.Api.Pages;
using Billing.Contracts.Accounts;
using Billing.Contracts.Catalog;

namespace Billing.Api.BillingPage;

/// <summary>The page where a customer looks after his billing. It works without scripts.</summary>
internal static class BillingPageView
{
    public static Html Of(BillingPageModel page) => Html.Of($"""
        {Back(page)}<h1>Billing</h1>
        <p class="soft">{page.Account.Name ?? page.Account.Email ?? page.Account.Id}</p>
        {Html.If(page.Done is not null, () => Html.Of($"""<p class="note done" role="status">{page.Done}</p>"""))}
        {Html.If(page.Fault is not null, () => Html.Of($"""<p class="note fault" role="alert">{page.Fault}</p>"""))}
        {Plan(page)}
        {Html.Each(page.Account.Credits.Where(credit => !credit.Grants.IsEmpty || credit.Settled.Value != 0), credit => Balance(page, credit))}
        {TopUps(page)}
        {Card(page)}
        {Invoices(page)}
        """);

    /// <summary>A page that says one thing.</summary>
    public static Html Notice(string title, string text) => Html.Of($"""
        <h1>{title}</h1>
        <section><p>{text}</p></section>
        """);

    private static Html Back(BillingPageModel page) => Html.If(
        page.ReturnUrl is not null, () => Html.Of($"""<p><a href="{page.ReturnUrl}">← Back</a></p>"""));

    private static Html Plan(BillingPageModel page)
    {
        var plan = page.Account.Plan!;
        var subscription = page.Payments.Subscription is { IsLive: true } live ? live : null;
        var until = subscription?.CancelAt is { } end ? $"ends on {Wording.Day(end)}" : $"until {Wording.Day(Wording.LastDay(plan.PeriodEnd))}";
        return Html.Of($"""
            <section><h2>Plan</h2>
            <p class="big">{plan.Name ?? "No plan"}</p>
            <p class="soft">Current period from {Wording.Day(plan.PeriodStart)}, {until}{Html.If(subscription?.Status == "past_due", () => Html.Of($"""; <strong class="bad">the last payment failed</strong>"""))}</p>
            {Html.Each(plan.Meters, meter => Meter(page, meter))}
            {Html.If(page.Current is not null, () => Html.Of($"""<p>The next invoice comes to {Wording.Money(page.Current!.AmountMinor, page.Current.Currency)} so far.</p>"""))}
            {(subscription is null ? Offers(page) : Button(page, "portal", null, null, "Change or cancel"))}
            </section>
            """);
    }

    private static Html Meter(BillingPageModel page, PlanMeterReply meter) => Html.Of($"""
        <h3>{meter.Meter.Replace('_', ' ')}</h3>
        <p>{Wording.Number(meter.Count)}{Of(meter)}</p>
        {UsagePicture.Bar(meter)}
        {UsagePicture.History(page.Periods, meter.Meter)}
        """);

    private static Html Of(PlanMeterReply meter) => meter switch
    {
        { Limit: { } limit } => Html.Of($" of {Wording.Number(limit)}"),
        { Included.Value: > 0 } => Html.Of($" of {Wording.Number(meter.Included)} included"),
        _ => Html.None,
    };

    private static Html Offers(BillingPageModel page) => Html.If(!page.Plans.IsEmpty, () => Html.Of($"""
        <div class="cards">{Html.Each(page.Plans.Where(plan => plan.Slug != page.Account.Plan!.Slug), plan => Offer(page, plan))}</div>
        """));

    private static Html Offer(BillingPageModel page, PlanView plan) => Html.Of($"""
        <div class="card"><strong>{plan.Name}</strong>
        <span>{Wording.Money(plan.Price!.AmountMinor, plan.Price.Currency)} a {plan.Price.Interval}</span>
        <ul>{Html.Each(plan.Features, feature => Html.Of($"<li>{feature}</li>"))}</ul>
        {Button(page, "subscribe", "plan", plan.Slug, "Subscribe")}</div>
        """);

    private static Html Balance(BillingPageModel page, CreditReply credit) => Html.Of($"""
        <section><h2>Balance</h2>
        <p class="big">{Wording.Number(credit.Available)} <span class="unit">{Wording.Credits(page.CreditTypes, credit.CreditType, credit.Available.ToString())}</span></p>
        {Html.If(credit.Reserved.Value != 0, () => Html.Of($"""<p class="soft">{Wording.Number(credit.Reserved)} more are reserved</p>"""))}
        {GrantPicture.Of(credit, page.Account.Now)}
        <table>{Html.Each(credit.Grants.Where(grant => grant.Remaining.Value != 0), grant => Grant(credit, grant))}</table>
        </section>
        """);

    private static Html Grant(CreditReply credit, GrantReply grant) => Html.Of($"""
        <tr><td><span class="dot c{GrantPicture.ColorOf(credit, grant)}"></span> {Wording.Number(grant.Remaining)} of {Wording.Number(grant.Amount)}
        <span class="soft">{SourceOf(grant)}{(grant.Status == "frozen" ? ", held by a dispute" : "")}</span></td>
        <td>{(grant.ExpiresAt is { } end ? $"until {Wording.Day(end)}" : "does not expire")}</td></tr>
        """);

    private static string SourceOf(GrantReply grant) => grant.Source switch
    {
        "plan" => "from the plan",
        "purchase" => "bought",
        "rollover" => "rolled over",
        _ => grant.Category == "promotional" ? "a gift" : "added",
    };

    private static Html TopUps(BillingPageModel page) => Html.If(!page.Packages.IsEmpty, () => Html.Of($"""
        <section><h2>Top up</h2>
        <div class="cards">{Html.Each(page.Packages, package => Package(page, package))}</div></section>
        """));

    private static Html Package(BillingPageModel page, PackageView package) => Html.Of($"""
        <div class="card"><strong>{Wording.Number(package.Amount)} {Wording.Credits(page.CreditTypes, package.CreditType, package.Amount)}</strong>
        {Html.If(package.Bonus is not null, () => Html.Of($"<span>and {Wording.Number(package.Bonus!)} on top</span>"))}
        <span>{Wording.Money(package.Price.AmountMinor, package.Price.Currency)}</span>
        {Button(page, "topup", "package", package.Id, "Buy")}</div>
        """);

    private static Html Card(BillingPageModel page) => Html.Of($"""
        <section><h2>Card</h2>
        <p>{(page.Card is { } card ? Name(card) : page.StripeIsAway ? "Cards cannot be shown right now." : "No card is on file.")}</p>
        {Html.If(page.Payments.CustomerId is not null, () => Html.Of($"""<p><a class="button" href="{page.Path}/card">{(page.Card is null ? "Add a card" : "Update the card")}</a></p>"""))}
        </section>
        """);

    private static string Name(CardLine card) => string.Create(
        CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(card.Brand[0])}{card.Brand[1..]} ending in {card.Last4}, valid until {card.ExpMonth:00}/{card.ExpYear}");

    private static Html Invoices(BillingPageModel page) => Html.If(!page.Invoices.IsEmpty, () => Html.Of($"""
        <section><h2>Invoices</h2><table>{Html.Each(page.Invoices, Invoice)}</table></section>
        """));

    private static Html Invoice(InvoiceLine invoice) => Html.Of($"""
        <tr><td>{(invoice.Url is null ? Html.Of($"{invoice.Number}") : Html.Of($"""<a href="{invoice.Url}">{invoice.Number ?? "Invoice"}</a>"""))}
        <span class="soft">{(invoice.Created is { } at ? Wording.Day(at.UtcDateTime) : "")}, {invoice.Status}</span></td>
        <td>{Wording.Money(invoice.AmountMinor, invoice.Currency)}</td></tr>
        """);

    private static Html Button(BillingPageModel page, string action, string? name, string? value, string label) => Html.Of($"""
        <form method="post" action="{page.Path}/{action}">{Html.If(name is not null, () => Html.Of($"""<input type="hidden" name="{name}" value="{value}">"""))}<button>{label}</button></form>
        """);
}
