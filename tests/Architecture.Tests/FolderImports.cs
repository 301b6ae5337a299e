using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.Hosting;

namespace XaDienTu.Architecture.Tests;

/// <param name="By">Where it was seen: a type that names the other, or a line of a file.</param>
internal sealed record FolderImport(string From, string To, string By)
{
    public override string ToString() => $"{From} -> {To} ({By})";
}

/// <summary>
/// Which folder of a module imports which. The module's own class may name all, and nobody names it; its list of tables may name all and be
/// named by all, and hides nothing: whose row a table holds is read at the place that asks for it.
/// </summary>
internal static partial class FolderImports
{
    private const string Root = ".";
    private const string Composition = "(module)";
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static string FolderOf(Type type, string module) =>
        type.Name == $"{module}Module" ? Composition
        : type.Namespace == $"XaDienTu.{module}" ? Root
        : type.Namespace![$"XaDienTu.{module}.".Length..].Replace('.', '/');

    /// <summary>As the compiled code has it, views too.</summary>
    public static IEnumerable<FolderImport> Compiled(Assembly assembly, string module)
    {
        var views = assembly.GetCustomAttributes<RazorCompiledItemAttribute>()
            .ToDictionary(item => item.Type, item => Path.GetDirectoryName(item.Identifier)!.Trim('/'));
        foreach (var type in assembly.GetTypes())
        {
            if (Place(Outer(type)) is not { } from || IsTables(Outer(type)))
            {
                continue;
            }

            foreach (var used in Used(type).Distinct())
            {
                if (used.Assembly == assembly && !IsTables(Outer(used)) && Place(Outer(used)) is { } to && to != from)
                {
                    yield return new(from, to, $"{Outer(type).Name} names {Outer(used).Name}");
                }
            }
        }

        bool IsTables(Type type) => type.Name == $"{module}Db";

        string? Place(Type type) => views.TryGetValue(type, out var folder) ? folder.Length == 0 ? Root : folder
            : type.Namespace == $"XaDienTu.{module}" || type.Namespace?.StartsWith($"XaDienTu.{module}.", StringComparison.Ordinal) is true
                ? FolderOf(type, module)
            : null;
    }

    /// <summary>
    /// As the source has it. A folder inside another one imports it, since C# shows it all that stands there; so the outer one may not
    /// import the inner.
    /// </summary>
    public static IEnumerable<FolderImport> Written(string module)
    {
        var top = $"src/Modules/{module}/";
        var files = SourceTree.Files(".cs", ".cshtml").Where(file => file.StartsWith(top, StringComparison.Ordinal))
            .Select(file => (File: file[top.Length..], Text: SourceTree.Text(file))).ToList();
        var folders = files.Select(file => Folder(file.File)).Distinct().ToList();
        foreach (var inner in folders.Where(folder => folder.Contains('/')))
        {
            yield return new(inner, inner[..inner.LastIndexOf('/')], "stands in it");
        }

        foreach (var (file, text) in files)
        {
            var name = Path.GetFileName(file);
            var from = name == $"{module}Module.cs" ? Composition : Folder(file);
            if (name == $"{module}Db.cs")
            {
                continue;
            }

            // What the imports of all views say holds for each folder that has one.
            var importing = name == "_ViewImports.cshtml"
                ? folders.Where(folder => IsUnder(folder, Folder(file)) && files.Exists(view => IsView(view.File, folder)))
                : [from];
            var named = Qualified().Matches(text).Select(match => match.Value)
                .Where(place => place.StartsWith($"XaDienTu.{module}.", StringComparison.Ordinal))
                .Select(place => place[$"XaDienTu.{module}.".Length..].Replace('.', '/'))
                .Concat(Views().Matches(text).Select(match => match.Groups[1].Value));
            foreach (var to in named
                .Select(place => folders.Where(folder => IsUnder(place, folder) && folder != Root).MaxBy(folder => folder.Length))
                .OfType<string>())
            {
                foreach (var each in importing.Where(each => each != to))
                {
                    yield return new(each, to, file);
                }
            }
        }
    }

    private static string Folder(string file) => Path.GetDirectoryName(file) is { Length: > 0 } folder ? folder.Replace('\\', '/') : Root;

    private static bool IsUnder(string place, string folder) =>
        folder == Root || place == folder || place.StartsWith(folder + "/", StringComparison.Ordinal);

    private static bool IsView(string file, string folder) =>
        Folder(file) == folder && file.EndsWith(".cshtml", StringComparison.Ordinal) && Path.GetFileName(file) != "_ViewImports.cshtml";

    // Lambdas, iterators and state machines belong to the type they were written in.
    private static Type Outer(Type type) => type.DeclaringType is { } outer ? Outer(outer) : type;

    private static IEnumerable<Type> Used(Type type)
    {
        var direct = new List<Type?> { type.BaseType };
        direct.AddRange(type.GetInterfaces());
        direct.AddRange(type.GetCustomAttributesData().SelectMany(Named));
        foreach (var member in type.GetMembers(All))
        {
            direct.AddRange(member.GetCustomAttributesData().SelectMany(Named));
            direct.AddRange(Signature(member));
            if (member is MethodBase method)
            {
                direct.AddRange(method.GetParameters().SelectMany(one => one.GetCustomAttributesData()).SelectMany(Named));
                direct.AddRange(Body(method));
            }
        }

        return direct.OfType<Type>().SelectMany(Parts);
    }

    private static IEnumerable<Type?> Named(CustomAttributeData attribute) => attribute.ConstructorArguments
        .Concat(attribute.NamedArguments.Select(one => one.TypedValue)).Select(one => one.Value as Type)
        .Append(attribute.AttributeType);

    private static IEnumerable<Type?> Signature(MemberInfo member) => member switch
    {
        FieldInfo field => [field.FieldType],
        MethodInfo method =>
            [method.ReturnType, .. method.GetParameters().Select(one => one.ParameterType), .. method.GetGenericArguments()],
        ConstructorInfo made => made.GetParameters().Select(one => one.ParameterType),
        Type => [],
        _ => [],
    };

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericParameter ? type.GetGenericParameterConstraints().Where(one => one != type).SelectMany(Parts)
        : type.IsGenericType ? type.GetGenericArguments().Where(one => !one.IsGenericParameter).SelectMany(Parts).Append(type)
        : [type];

    private static IEnumerable<Type?> Body(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body || body.GetILAsByteArray() is not { } code)
        {
            yield break;
        }

        foreach (var local in body.LocalVariables)
        {
            yield return local.LocalType;
        }

        var ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var place = 0; place < code.Length;)
        {
            var isWide = code[place] == 0xFE;
            var op = OpCodes[isWide ? (short)(0xFE00 | code[place + 1]) : code[place]];
            place += isWide ? 2 : 1;
            if (op.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                var member = method.Module.ResolveMember(BitConverter.ToInt32(code, place), ofType, ofMethod)!;
                yield return member as Type ?? member.DeclaringType;
                foreach (var part in Signature(member))
                {
                    yield return part;
                }
            }

            place += Size(op.OperandType, code, place);
        }
    }

    private static int Size(OperandType operand, byte[] code, int place) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, place)),
        _ => 4,
    };

    [GeneratedRegex(@"XaDienTu(?:\.[A-Za-z]\w*)+")]
    private static partial Regex Qualified();

    // A partial view of another folder, by its path.
    [GeneratedRegex(@"name=""/([\w/]+)/\w+\.cshtml""")]
    private static partial Regex Views();
}
