using System.Text.Json;

namespace Billing.Api.Tests.OpenApi;

/// <summary>Whether what the service answers is what docs/openapi.json says that it answers.</summary>
internal static class AnswerCheck
{
    private static readonly Lazy<Document> Checked = new(() => new Document(JsonElement.Parse(File.ReadAllText(DocumentFile.Path))));

    /// <summary>What is wrong, or null; what is at no documented path is nobody's answer.</summary>
    public static string? Fault(HttpMethod method, string pathAndQuery, ApiAnswer answer)
    {
        // While the document is being renewed the old one knows nothing of what is new.
        if (Environment.GetEnvironmentVariable(DocumentFile.RenewVariable) == "1")
            return null;
        var path = pathAndQuery.Split('?')[0];
        if (Find(path, method.Method.ToLowerInvariant()) is not { } operation)
            return null;
        var fault = Fault(operation, answer);
        return fault is null ? null : $"{method} {path} answered {answer.Status}, unlike docs/openapi.json: {fault}\n{answer.Text}";
    }

    private static string? Fault(JsonElement operation, ApiAnswer answer)
    {
        if (!operation.GetProperty("responses").TryGetProperty($"{answer.Status}", out var response))
            return $"it never answers that ({answer.Code})";
        var document = Checked.Value;
        if (response.TryGetProperty("$ref", out var reference))
            response = document.Schemas.Resolve(reference.GetString()!);
        if (answer.ContentType == "application/problem+json"
            && response.TryGetProperty("x-codes", out var codes)
            && !codes.EnumerateArray().Any(code => code.ValueEquals(answer.Code)))
            return $"it never says {answer.Code}";
        if (!response.TryGetProperty("content", out var content))
            return answer.Text.Length == 0 ? null : "it has no body";
        if (!content.TryGetProperty(answer.ContentType ?? "", out var body))
            return $"it is never {answer.ContentType}";
        return answer.ContentType!.EndsWith("json", StringComparison.Ordinal)
            ? document.Schemas.Fault(answer.Json, body.GetProperty("schema"))
            : null;
    }

    // Of two paths that fit, the one with a word where the other has a parameter.
    private static JsonElement? Find(string path, string method)
    {
        var segments = path.TrimEnd('/').Split('/');
        var found = Checked.Value.Paths
            .Where(one => one.Operations.TryGetProperty(method, out _) && one.Fits(segments))
            .MinBy(one => one.Parameters);
        return found?.Operations.GetProperty(method);
    }

    private sealed class Document(JsonElement root)
    {
        public SchemaCheck Schemas { get; } = new(root);

        public IReadOnlyList<DocumentPath> Paths { get; } =
            [.. root.GetProperty("paths").EnumerateObject().Select(path => new DocumentPath(path.Name.TrimEnd('/').Split('/'), path.Value))];
    }

    private sealed record DocumentPath(string[] Segments, JsonElement Operations)
    {
        public int Parameters { get; } = Segments.Count(IsParameter);

        public bool Fits(string[] segments) => segments.Length == Segments.Length
            && segments.Zip(Segments).All(pair => IsParameter(pair.Second) || pair.First == pair.Second);

        private static bool IsParameter(string segment) => segment.StartsWith('{');
    }
}
