package zeroth.function.deployment;

import java.util.List;
import org.jboss.jandex.IndexView;
import zeroth.function.dispatch.FunctionSpec;
import zeroth.function.dispatch.Triggers;

/** What makes a method a function that can work. */
final class FunctionRules {
    private FunctionRules() {}

    static void check(IndexView index) {}

    static void checkTogether(List<FunctionSpec> specs) {
        new Triggers(specs.stream().map(FunctionSpec::binding).toList());
    }
}
