using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Braking;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Host.Api;

/// <summary>
/// What <c>/openapi/v1.json</c> says beyond what the routes tell by themselves: who may call, what goes wrong, an example of everything.
/// Errors are told from what a route is, not route by route: whoever adds one cannot forget them.
/// </summary>
internal static class ApiDocument
{
    private const string ProblemJson = "application/problem+json";
    private const string Problem = "Problem";

    public static void Add(IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddSchemaTransformer((schema, _, _) => PlainNumbers(schema));
        options.AddSchemaTransformer((schema, _, _) => MayBeMissing(schema));
        options.AddSchemaTransformer((schema, context, _) => ChoicesByName(schema, context.JsonTypeInfo.Type));
        options.AddOperationTransformer((operation, context, _) => Describe(operation, context));
        options.AddDocumentTransformer((document, _, _) => Introduce(document));
    });

    /// <summary>A number is read from a text too, out of kindness; what is promised is a number.</summary>
    private static Task PlainNumbers(OpenApiSchema schema)
    {
        if (schema.Type is { } type && type.HasFlag(JsonSchemaType.String)
            && (type.HasFlag(JsonSchemaType.Integer) || type.HasFlag(JsonSchemaType.Number)))
        {
            schema.Type = type & ~JsonSchemaType.String;
            schema.Pattern = null;
        }

        return Task.CompletedTask;
    }

    /// <summary>What may be null may be left out: a body is read so.</summary>
    private static Task MayBeMissing(OpenApiSchema schema)
    {
        foreach (var (name, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            var isNullable = property.Type?.HasFlag(JsonSchemaType.Null) == true
                || property.OneOf?.Any(one => one.Type == JsonSchemaType.Null) == true;
            if (isNullable)
            {
                schema.Required?.Remove(name);
            }
        }

        return Task.CompletedTask;
    }

    private static Task ChoicesByName(OpenApiSchema schema, Type declared)
    {
        if ((Nullable.GetUnderlyingType(declared) ?? declared) is { IsEnum: true } type)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. Enum.GetNames(type).Select(name => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(name))];
        }

        return Task.CompletedTask;
    }

    private static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var api = context.Description;
        var metadata = api.ActionDescriptor.EndpointMetadata;
        var document = context.Document!;
        var tag = operation.Tags?.FirstOrDefault()?.Name ?? "";
        var isOpen = metadata.OfType<IAllowAnonymous>().Any();
        operation.OperationId = IdOf(api.HttpMethod ?? "", api.RelativePath ?? "");
        if (isOpen)
        {
            // An empty requirement: nobody need say who he is.
            operation.Security = [new OpenApiSecurityRequirement()];
        }

        if (metadata.OfType<RequiresIfMatch>().Any())
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = IfMatchRoutes.Header, In = ParameterLocation.Header, Required = true,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
            foreach (var status in (int[])[StatusCodes.Status412PreconditionFailed, StatusCodes.Status428PreconditionRequired])
            {
                (operation.Responses ??= [])[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse();
            }
        }

        DescribeParameters(operation, tag);
        DescribeBody(operation, metadata);
        foreach (var status in ErrorsOf(operation, isOpen, metadata.OfType<BrakedAttribute>().Any(), api.RelativePath ?? ""))
        {
            (operation.Responses ??= [])[status.ToString(CultureInfo.InvariantCulture)] =
                new OpenApiResponseReference(ApiWords.Errors[status].Name, document);
        }

        return Task.CompletedTask;
    }

    private static void DescribeParameters(OpenApiOperation operation, string tag)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (ApiWords.Parameter(tag, parameter.Name ?? "") is var (words, example))
            {
                parameter.Description = words;
                parameter.Example = example.Length == 0 ? null : parameter.Schema?.Type?.HasFlag(JsonSchemaType.Integer) == true
                    ? JsonValue.Create(int.Parse(example, CultureInfo.InvariantCulture)) : JsonValue.Create(example);
            }

            if (parameter.Name == "Idempotency-Key")
            {
                parameter.Required = true;
            }
        }
    }

    private static void DescribeBody(OpenApiOperation operation, IList<object> metadata)
    {
        if (metadata.OfType<RawBody>().FirstOrDefault() is { } raw)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Description = raw.Description, Required = true,
                Content = new Dictionary<string, OpenApiMediaType> { ["application/octet-stream"] = new() { Schema = Bytes() } },
            };
        }

        if (operation.RequestBody?.Content is not { } content)
        {
            return;
        }

        if (content.TryGetValue("application/json", out var json) && metadata.OfType<ApiExample>().FirstOrDefault() is { } example)
        {
            json.Example = JsonNode.Parse(JsonText.Of(example.Body));
        }

        if (content.TryGetValue("multipart/form-data", out var form))
        {
            form.Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = new HashSet<string> { "file" },
                Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = Bytes(), ["content"] = Bytes() },
            };
        }
    }

    private static OpenApiSchema Bytes() => new() { Type = JsonSchemaType.String, Format = "binary" };

    private static SortedSet<int> ErrorsOf(OpenApiOperation operation, bool isOpen, bool isLimited, string path)
    {
        var errors = new SortedSet<int> { StatusCodes.Status503ServiceUnavailable };
        // What the route says itself stays, in our words.
        errors.UnionWith((operation.Responses ?? []).Keys
            .Select(status => int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : 0)
            .Where(ApiWords.Errors.ContainsKey));
        if (!isOpen)
        {
            errors.UnionWith([StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden]);
        }

        if (path.Contains('{', StringComparison.Ordinal))
        {
            errors.Add(StatusCodes.Status404NotFound);
        }

        if (operation.RequestBody is not null)
        {
            errors.UnionWith(
                [StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status422UnprocessableEntity]);
        }

        if (operation.RequestBody?.Content?.ContainsKey("application/json") == true)
        {
            errors.Add(StatusCodes.Status415UnsupportedMediaType);
            if (!isOpen)
            {
                errors.Add(StatusCodes.Status409Conflict);
            }
        }

        if (operation.Parameters is { Count: > 0 })
        {
            errors.Add(StatusCodes.Status422UnprocessableEntity);
        }

        if (isLimited)
        {
            errors.Add(StatusCodes.Status429TooManyRequests);
        }

        return errors;
    }

    private static Task Introduce(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = ApiWords.Title, Version = "1", Description = ApiWords.Introduction,
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        foreach (var server in document.Servers ?? [])
        {
            server.Url = server.Url?.TrimEnd('/');
        }

        document.Tags =
            new HashSet<OpenApiTag>(ApiWords.Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }));
        var components = document.Components ??= new OpenApiComponents();
        components.SecuritySchemes = SecuritySchemes(document.Servers?.FirstOrDefault()?.Url ?? "");
        components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        // What the framework wrote down for files and errors; ours say more.
        components.Schemas.Remove("IFormFile");
        components.Schemas.Remove("ProblemDetails");
        components.Schemas[Problem] = ProblemSchema();
        components.Responses =
            ApiWords.Errors.ToDictionary(error => error.Value.Name, error => (IOpenApiResponse)ErrorAnswer(error.Key, document));
        document.Security = [Requires(ApiWords.ProgramScheme, document), Requires(ApiWords.PersonScheme, document)];
        return Task.CompletedTask;
    }

    private static Dictionary<string, IOpenApiSecurityScheme> SecuritySchemes(string server)
    {
        Uri At(string path) => new(server + path, UriKind.RelativeOrAbsolute);
        var scopes = new Dictionary<string, string> { [ApiWords.Scope] = ApiWords.ScopeWords };
        return new()
        {
            [ApiWords.ProgramScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.OAuth2, Description = ApiWords.ProgramWords,
                Flows =
                    new OpenApiOAuthFlows { ClientCredentials = new OpenApiOAuthFlow { TokenUrl = At("/connect/token"), Scopes = scopes } },
            },
            [ApiWords.PersonScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.OAuth2, Description = ApiWords.PersonWords,
                Flows = new OpenApiOAuthFlows
                {
                    AuthorizationCode = new OpenApiOAuthFlow { AuthorizationUrl = At("/connect/authorize"), TokenUrl = At("/connect/token"),
                        Scopes = scopes },
                },
            },
        };
    }

    private static OpenApiSecurityRequirement Requires(string scheme, OpenApiDocument document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [ApiWords.Scope] };

    private static OpenApiSchema ProblemSchema()
    {
        static OpenApiSchema Text(string words) => new() { Type = JsonSchemaType.String, Description = words };
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { "status" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = Text("urn:xadientu:loi: và code"), ["title"] = Text("Loại lỗi, bằng lời"),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "Như mã HTTP" },
                ["detail"] = Text("Sai ở đâu và phải làm gì"), ["code"] = Text("Không đổi giữa các phiên bản: chương trình dựa vào đây"),
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object, Description = "Câu nói lỗi của từng trường", AdditionalProperties = Text("Câu nói lỗi"),
                },
            },
        };
    }

    private static OpenApiResponse ErrorAnswer(int status, OpenApiDocument document)
    {
        var (_, words, code, detail) = ApiWords.Errors[status];
        var example = new { type = ResultHttp.TypePrefix + code, title = words, status, detail, code };
        return new OpenApiResponse
        {
            Description = words,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [ProblemJson] =
                    new() { Schema = new OpenApiSchemaReference(Problem, document), Example = JsonNode.Parse(JsonText.Of(example)) },
            },
        };
    }

    // "post-cases-code-steps-step-complete": stable as long as the address is.
    private static string IdOf(string method, string path) => string.Join('-', path.Replace("api/v1/", "", StringComparison.Ordinal)
        .Split(['/', '{', '}'], StringSplitOptions.RemoveEmptyEntries).Prepend(method.ToLowerInvariant()));
}
