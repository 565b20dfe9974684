package zeroth.function.dispatch;

import zeroth.function.routing.Trigger;
import zeroth.function.routing.Triggers;

/** What the build found out about one function. */
public record FunctionSpec(
        String name, Trigger trigger, String responseType, String responseSource, Execution execution) {
    public Triggers.Binding binding() {
        return new Triggers.Binding(name, trigger);
    }

    /** The same function, with the names that its answers get from the configuration. */
    public FunctionSpec answering(String responseType, String responseSource) {
        return new FunctionSpec(name, trigger, responseType, responseSource, execution);
    }
}
