using Billing.Api.OpenApi;
using Microsoft.AspNetCore.Routing;

namespace Billing.Api.Tests.OpenApi;

/// <summary>docs/openapi.json says what the running service's endpoints say.</summary>
[Collection(ApiTests.Name)]
public sealed class DocumentTests(ApiFixture fixture)
{
    private List<RouteEndpoint> Routes => [.. ((IEndpointRouteBuilder)fixture.Api.App).DataSources
        .SelectMany(source => source.Endpoints).Cast<RouteEndpoint>()];

    [Fact]
    public void Every_route_says_what_it_does() => Assert.All(Routes, route => Assert.True(
        route.Metadata.GetMetadata<Operation>() is not null,
        $"{DocumentBuilder.MethodOf(route)} {route.RoutePattern.RawText} has no .Describe(...)"));

    [Fact]
    public void Every_operation_has_a_name_of_its_own_a_group_and_an_answer()
    {
        var operations = Routes.Select(route => route.Metadata.GetMetadata<Operation>()!).ToList();

        Assert.Equal(operations.Count, operations.Select(one => one.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(operations, one => Assert.Contains(one.Group, Groups.All.Select(group => group.Name)));
        Assert.All(operations, one => Assert.NotEmpty(one.Answers));
    }

    [Fact(DisplayName = "docs/openapi.json is what the service says; BILLING_OPENAPI_RENEW=1 ./test DocumentTests renews it")]
    public void The_checked_in_document_is_what_the_service_says()
    {
        var document = DocumentBuilder.Build(Routes);
        if (Environment.GetEnvironmentVariable(DocumentFile.RenewVariable) == "1")
            File.WriteAllText(DocumentFile.Path, document);

        Assert.Equal(File.ReadAllText(DocumentFile.Path), document);
    }
}
