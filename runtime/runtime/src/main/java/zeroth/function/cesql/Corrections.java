package zeroth.function.cesql;

import io.cloudevents.CloudEvent;
import io.cloudevents.sql.EvaluationRuntime;
import io.cloudevents.sql.ExceptionFactory;
import io.cloudevents.sql.impl.ExpressionInternal;
import io.cloudevents.sql.impl.ExpressionInternalVisitor;
import io.cloudevents.sql.impl.expressions.BaseBinaryExpression;
import io.cloudevents.sql.impl.expressions.BaseUnaryExpression;
import io.cloudevents.sql.impl.expressions.ComparisonExpression;
import io.cloudevents.sql.impl.expressions.NotExpression;
import io.cloudevents.sql.impl.runtime.EvaluationResult;
import org.antlr.v4.runtime.misc.Interval;

/**
 * What the SDK does not do as the language's test cases say: a comparison of what could not be evaluated is false, and no
 * number is a truth value.
 */
final class Corrections implements ExpressionInternalVisitor<ExpressionInternal> {
    @Override
    public ExpressionInternal visitExpressionInternal(ExpressionInternal expression) {
        return expression;
    }

    @Override
    public ExpressionInternal visitBaseBinaryExpression(BaseBinaryExpression expression) {
        expression.setLeftOperand(expression.getLeftOperand().visit(this));
        expression.setRightOperand(expression.getRightOperand().visit(this));
        return expression instanceof ComparisonExpression ? new Comparison(expression) : expression;
    }

    @Override
    public ExpressionInternal visitBaseUnaryExpression(BaseUnaryExpression expression) {
        expression.setOperand(expression.getOperand().visit(this));
        return expression instanceof NotExpression ? new Not(expression, expression.getOperand()) : expression;
    }

    private record Comparison(ExpressionInternal corrected) implements Corrected {
        @Override
        public EvaluationResult evaluate(EvaluationRuntime runtime, CloudEvent event, ExceptionFactory exceptions) {
            var result = corrected.evaluate(runtime, event, exceptions);
            return result.isFailed() ? result.copyWithValue(false) : result;
        }
    }

    private record Not(ExpressionInternal corrected, ExpressionInternal operand) implements Corrected {
        @Override
        public EvaluationResult evaluate(EvaluationRuntime runtime, CloudEvent event, ExceptionFactory exceptions) {
            if (operand.evaluate(runtime, event, exceptions).value() instanceof Integer) {
                var failure = exceptions.castError(Integer.class, Boolean.class, new ClassCastException());
                return new EvaluationResult(true, failure.create(expressionInterval(), expressionText()));
            }
            return corrected.evaluate(runtime, event, exceptions);
        }
    }

    private interface Corrected extends ExpressionInternal {
        ExpressionInternal corrected();

        @Override
        default Interval expressionInterval() {
            return corrected().expressionInterval();
        }

        @Override
        default String expressionText() {
            return corrected().expressionText();
        }

        @Override
        default <T> T visit(ExpressionInternalVisitor<T> visitor) {
            return visitor.visitExpressionInternal(this);
        }
    }
}
