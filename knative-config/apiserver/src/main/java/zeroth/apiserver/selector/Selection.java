package zeroth.apiserver.selector;

import zeroth.apiserver.call.Parameters;
import zeroth.apiserver.store.Stored;

/** What a list, a watch or a deletion of many asks for. */
public record Selection(LabelSelector labels, FieldSelector fields) {

    public static Selection of(Parameters parameters) {
        return new Selection(
                LabelSelector.parse(parameters.text("labelSelector").orElse("")),
                FieldSelector.parse(parameters.text("fieldSelector").orElse("")));
    }

    public boolean matches(Stored object) {
        return fields.matches(object)
                && (labels.rules().isEmpty() || labels.matches(object.facts().labels()));
    }
}
