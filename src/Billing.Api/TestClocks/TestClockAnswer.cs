using Billing.Contracts.TestClocks;

namespace Billing.Api.TestClocks;

/// <summary>A test clock.</summary>
internal sealed record TestClockAnswer(string Id, DateTime Now)
{
    public static TestClockAnswer Of(TestClockView view) => new(view.Id, view.Now);
}
