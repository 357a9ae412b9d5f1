using System.Linq.Expressions;
using System.Reflection;

namespace Nuke.Common.ValueInjection;

/// <summary>Reading members, and expressions that name them, without compiling anything.</summary>
internal static class MemberAccess
{
    public const BindingFlags AllInstance =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private const BindingFlags All = AllInstance | BindingFlags.Static;

    public static Type GetMemberType(MemberInfo member) =>
        member switch
        {
            FieldInfo field => field.FieldType,
            PropertyInfo property => property.PropertyType,
            MethodInfo method => method.ReturnType,
            _ => throw new NotSupportedException(
                $"Member '{member.Name}' is neither a field, a property nor a method"
            ),
        };

    public static object GetValue(MemberInfo member, object instance)
    {
        try
        {
            return member switch
            {
                FieldInfo field => field.GetValue(field.IsStatic ? null : instance),
                PropertyInfo property => property.GetValue(
                    property.GetMethod!.IsStatic ? null : instance
                ),
                MethodInfo method => method.Invoke(
                    method.IsStatic ? null : instance,
                    parameters: null
                ),
                _ => throw new NotSupportedException(
                    $"Member '{member.Name}' is neither a field, a property nor a method"
                ),
            };
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    /// <summary>Sets a field, a property with a setter or the field behind a get-only property.</summary>
    public static bool TrySetValue(MemberInfo member, object instance, object value)
    {
        switch (member)
        {
            case FieldInfo field:
                field.SetValue(field.IsStatic ? null : instance, value);
                return true;
            case PropertyInfo { SetMethod: not null } property:
                property.SetValue(instance, value);
                return true;
            case PropertyInfo property:
                var backing = property.DeclaringType!.GetField(
                    $"<{property.Name}>k__BackingField",
                    AllInstance
                );
                backing?.SetValue(instance, value);
                return backing is not null;
            default:
                return false;
        }
    }

    public static MemberInfo Find(Type type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMember(name, All | BindingFlags.DeclaredOnly))
            {
                if (member is FieldInfo or PropertyInfo or MethodInfo)
                    return member;
            }
        }

        foreach (var contract in type.GetInterfaces())
        {
            foreach (var member in contract.GetMember(name, All))
            {
                if (member is FieldInfo or PropertyInfo or MethodInfo)
                    return member;
            }
        }

        return null;
    }

    /// <summary>The member at the end of <c>() => Member</c> or <c>x => ((IComponent)x).Member</c>.</summary>
    public static MemberInfo GetMember(LambdaExpression expression) =>
        TryGetMember(expression)
        ?? throw new ArgumentException(
            $"'{expression}' must be a field or property",
            nameof(expression)
        );

    /// <summary>The object whose member the expression names; null for a static one.</summary>
    public static object GetTarget(LambdaExpression expression) =>
        Evaluate(((MemberExpression)GetBody(expression)).Expression);

    public static MemberInfo TryGetMember(LambdaExpression expression) =>
        (GetBody(expression) as MemberExpression)?.Member;

    private static Expression GetBody(LambdaExpression expression)
    {
        var body = expression.Body;
        while (
            body
                is UnaryExpression
                {
                    NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked
                } unary
        )
            body = unary.Operand;

        return body;
    }

    private static object Evaluate(Expression expression) =>
        expression switch
        {
            null => null,
            ConstantExpression constant => constant.Value,
            MemberExpression member => GetValue(member.Member, Evaluate(member.Expression)),
            UnaryExpression { NodeType: ExpressionType.Convert } unary => Evaluate(unary.Operand),
            _ => throw new ArgumentException(
                $"'{expression}' must be a field or property",
                nameof(expression)
            ),
        };
}
