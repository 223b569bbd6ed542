using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Contracts;

namespace Billing.Api.TestClocks;

/// <summary>What the endpoints of test clocks say about themselves.</summary>
internal static class TestClockOperations
{
    public static readonly Operation Post = new Operation(Groups.Operations, "createTestClock", "Make a test clock")
        .Takes(TestClockBody.ReadNew, TestClockBody.NewFields, "now")
        .Gives(StatusCodes.Status201Created, ApiJson.Default.TestClockAnswer);

    public static readonly Operation Get = new Operation(Groups.Operations, "getTestClock", "Read a test clock")
        .Gives(StatusCodes.Status200OK, ApiJson.Default.TestClockAnswer)
        .Refuses(ErrorCodes.TestClockNotFound);

    public static readonly Operation Advance = new Operation(Groups.Operations, "advanceTestClock", "Move a test clock forward")
        .Saying("Every account on the clock has caught up when it answers.")
        .Takes(TestClockBody.ReadAdvance, TestClockBody.AdvanceFields, "to")
        .Gives(StatusCodes.Status200OK, ApiJson.Default.TestClockAnswer)
        .Refuses(ErrorCodes.TestClockNotFound, ErrorCodes.StripeRefused, ErrorCodes.StripeUnavailable);
}
