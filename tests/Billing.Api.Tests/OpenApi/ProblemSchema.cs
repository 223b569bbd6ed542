using Billing.Api.OpenApi;
using Billing.Api.Usage;

namespace Billing.Api.Tests.OpenApi;

/// <summary>What a problem looks like (RFC 9457, and the fields that some codes have).</summary>
internal static class ProblemSchema
{
    private static readonly Schema Text = new Schema.Text();

    public static readonly Schema Problem = new Schema.Written("Problem", [
        new Member("type", Text.Saying("urn:billing:error: and the code.")),
        new Member("title", Text.Saying("The same words for every occurrence of the code.")),
        new Member("status", new Schema.Whole(400, 599)),
        new Member("detail", Text.Saying("What happened, in one sentence for a person.")),
        new Member("code", Text.Saying("A stable word; docs/errors.md explains each.")),
        new Member("traceId", Text.Saying("What the log calls this request.")),
        new Member("error", Text.Saying("The same as detail, for older clients.")),
        .. UsageSchemas.ProblemFields,
    ]);
}
