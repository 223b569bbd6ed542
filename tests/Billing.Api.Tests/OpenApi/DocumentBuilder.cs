using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Billing.Api.Auth;
using Billing.Api.OpenApi;
using Billing.Contracts.Catalog;
using Microsoft.AspNetCore.Routing;

namespace Billing.Api.Tests.OpenApi;

/// <summary>Makes the document of what the running service's endpoints say about themselves.</summary>
internal sealed class DocumentBuilder
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly SortedDictionary<string, JsonObject> _problems = new(StringComparer.Ordinal);
    private readonly SchemaWriter _schemas = new(new XmlComments(typeof(Operation), typeof(PlanCreditLine)));

    /// <summary>The document's text.</summary>
    public static string Build(IEnumerable<RouteEndpoint> routes) => new DocumentBuilder().Write(routes);

    /// <summary>The path of a route as OpenAPI spells it.</summary>
    public static string PathOf(RouteEndpoint route) =>
        "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part =>
            part switch
            {
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
                _ => throw new InvalidOperationException($"{route.RoutePattern.RawText} has a part of another kind."),
            }))));

    /// <summary>The one method of a route.</summary>
    public static string MethodOf(RouteEndpoint route) =>
        route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Single();

    private string Write(IEnumerable<RouteEndpoint> routes)
    {
        var paths = new SortedDictionary<string, SortedDictionary<string, JsonObject>>(StringComparer.Ordinal);
        foreach (var route in routes.Where(route => route.Metadata.GetMetadata<Operation>() is not null))
        {
            var path = PathOf(route);
            if (!paths.TryGetValue(path, out var methods))
                paths[path] = methods = new(StringComparer.Ordinal);
            methods[MethodOf(route).ToLowerInvariant()] = WriteOperation(route, path);
        }
        var document = new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Billing",
                ["version"] = "1",
                ["description"] = "Amounts are decimal strings in the credit type's precision; times are RFC 3339 in UTC. Fields may be "
                    + "added, never renamed or dropped. Every code of a problem is explained in docs/errors.md.",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["tags"] = new JsonArray([.. Groups.All.Select(group =>
                new JsonObject { ["name"] = group.Name, ["description"] = group.About })]),
            ["paths"] = new JsonObject(
                paths.Select(path => KeyValuePair.Create<string, JsonNode?>(path.Key, Named(path.Value)))),
        };
        document["components"] = Components();
        return document.ToJsonString(Format) + "\n";
    }

    private JsonObject WriteOperation(RouteEndpoint route, string path)
    {
        var (operation, rule) = (route.Metadata.GetMetadata<Operation>()!, route.Metadata.GetMetadata<AccessRule>()!);
        var json = new JsonObject
        {
            ["operationId"] = operation.Id,
            ["tags"] = new JsonArray(operation.Group),
            ["summary"] = operation.Summary,
        };
        if (operation.Details is { } details)
            json["description"] = details;
        json["security"] = Security(rule.Access);
        var parameters = Parameters(route, operation);
        if (parameters.Count > 0)
            json["parameters"] = parameters;
        if (operation.Body is { } body)
        {
            json["requestBody"] = new JsonObject
            {
                ["required"] = !operation.BodyIsOptional,
                ["content"] = Content("application/json", _schemas.Body(body)),
            };
        }
        json["responses"] = Responses(route, operation);
        return json;
    }

    private JsonArray Parameters(RouteEndpoint route, Operation operation)
    {
        var parameters = new JsonArray();
        foreach (var parameter in route.RoutePattern.Parameters)
        {
            parameters.Add(new JsonObject
            {
                ["name"] = parameter.Name,
                ["in"] = "path",
                ["required"] = true,
                ["schema"] = new JsonObject { ["type"] = "string" },
            });
        }
        foreach (var name in operation.Query)
        {
            var value = QueryWords.Find(name)
                ?? throw new InvalidOperationException($"Nobody says what the parameter {name} means: QueryWords.cs.");
            parameters.Add(new JsonObject
            {
                ["name"] = name,
                ["in"] = "query",
                ["description"] = value.About,
                ["schema"] = _schemas.Write(value with { About = null }, isRequest: true),
            });
        }
        foreach (var (name, about) in operation.Headers)
        {
            parameters.Add(new JsonObject
            {
                ["name"] = name,
                ["in"] = "header",
                ["description"] = about,
                ["schema"] = new JsonObject { ["type"] = "string" },
            });
        }
        if (operation.IsKeyed)
            parameters.Add(new JsonObject { ["$ref"] = "#/components/parameters/IdempotencyKey" });
        return parameters;
    }

    private JsonObject Responses(RouteEndpoint route, Operation operation)
    {
        var responses = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var answer in operation.Answers)
        {
            var response = new JsonObject { ["description"] = answer.Status == 201 ? "Done." : "All is well." };
            if (operation.IsKeyed)
            {
                response["headers"] = new JsonObject
                {
                    ["Idempotent-Replayed"] = new JsonObject { ["$ref"] = "#/components/headers/IdempotentReplayed" },
                };
            }
            if (answer.Body is { } body)
                response["content"] = Content(answer.MediaType, _schemas.Write(body, isRequest: false));
            responses[$"{answer.Status}"] = response;
        }
        foreach (var status in PossibleProblems.Of(route, operation).GroupBy(problem => problem.Status))
        {
            var problems = Problems(status.Key, status.Select(problem => problem.Code));
            // A page says some of it as a page.
            if (!responses.TryAdd($"{status.Key}", problems))
                responses[$"{status.Key}"]["content"]!["application/problem+json"] =
                    new JsonObject { ["schema"] = _schemas.Write(ProblemSchema.Problem, isRequest: false) };
        }
        return Named(responses);
    }

    // Many operations refuse alike: each set of codes is written once.
    private JsonObject Problems(int status, IEnumerable<string> possible)
    {
        var codes = possible.Distinct().Order(StringComparer.Ordinal).ToList();
        var name = $"{status}.{string.Join('.', codes)}";
        _problems[name] = new JsonObject
        {
            ["description"] = string.Join(", ", codes),
            ["content"] = Content("application/problem+json", _schemas.Write(ProblemSchema.Problem, isRequest: false)),
            ["x-codes"] = new JsonArray([.. codes.Select(code => JsonValue.Create(code))]),
        };
        return new JsonObject { ["$ref"] = "#/components/responses/" + name };
    }

    private JsonObject Components()
    {
        return new JsonObject
        {
            ["schemas"] = Named(_schemas.Components),
            ["responses"] = Named(_problems),
            ["parameters"] = new JsonObject
            {
                ["IdempotencyKey"] = new JsonObject
                {
                    ["name"] = "Idempotency-Key",
                    ["in"] = "header",
                    ["description"] = "Makes the call take effect once: the same key with the same request answers as the first did.",
                    ["schema"] = new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 255 },
                },
            },
            ["headers"] = new JsonObject
            {
                ["IdempotentReplayed"] = new JsonObject
                {
                    ["description"] = "true where an earlier call with the same key made this answer.",
                    ["schema"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("true") },
                },
            },
            ["securitySchemes"] = new JsonObject
            {
                ["adminKey"] = Bearer("An administrator's key: reaches everything."),
                ["accountKey"] = Bearer("An account's key: reaches its own account; another's answers 404."),
            },
        };
    }

    private static JsonObject Named(SortedDictionary<string, JsonObject> objects) =>
        new(objects.Select(one => KeyValuePair.Create<string, JsonNode?>(one.Key, one.Value)));

    private static JsonArray Security(Access access) => access switch
    {
        Access.Public => [],
        Access.Admin => [Scheme("adminKey")],
        _ => [Scheme("adminKey"), Scheme("accountKey")],
    };

    private static JsonObject Scheme(string name) => new() { [name] = new JsonArray() };

    private static JsonObject Bearer(string about) =>
        new() { ["type"] = "http", ["scheme"] = "bearer", ["description"] = about };

    private static JsonObject Content(string mediaType, JsonObject schema) =>
        new() { [mediaType] = new JsonObject { ["schema"] = schema } };
}
