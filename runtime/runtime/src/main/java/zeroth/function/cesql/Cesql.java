package zeroth.function.cesql;

import io.cloudevents.sql.EvaluationRuntime;
import io.cloudevents.sql.Expression;
import io.cloudevents.sql.ParseException;
import io.cloudevents.sql.Parser;
import io.cloudevents.sql.impl.runtime.ExpressionImpl;
import java.util.function.Predicate;
import zeroth.function.event.Attributes;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;
import zeroth.function.routing.CesqlDialect;
import zeroth.function.sdk.SdkEvent;

/** The CloudEvents SQL expression language, by the SDK. */
public final class Cesql implements CesqlDialect {
    @Override
    public Predicate<Attributes> compile(String expression) {
        var parsed = parse(expression);
        return event -> {
            var result = parsed.evaluate(EvaluationRuntime.getDefault(), seen(event));
            return !result.isFailed() && Boolean.TRUE.equals(result.value());
        };
    }

    static Expression parse(String expression) {
        try {
            var parsed = (ExpressionImpl)
                    Parser.builder().disableConstantFolding().build().parse(expression);
            return new ExpressionImpl(parsed.getExpressionInternal().visit(new Corrections()));
        } catch (ParseException e) {
            throw new IllegalArgumentException("cesql: %s (%s)".formatted(expression, e.getMessage()), e);
        } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
            throw new IllegalArgumentException(
                    "cesql: %s (expected: org.antlr:antlr4-runtime 4.9.3, since cloudevents-sql reads nothing with a later one)"
                            .formatted(expression),
                    e);
        }
    }

    static SdkEvent seen(Attributes event) {
        return new SdkEvent(new Event(event, new EventData.None()));
    }
}
