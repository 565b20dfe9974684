package zeroth.apiserver.resource;

import zeroth.apiserver.call.Parameters;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.selector.Selection;
import zeroth.apiserver.store.GoneException;
import zeroth.apiserver.store.Snapshot;
import zeroth.apiserver.store.Store;
import zeroth.apiserver.store.Stored;

/** Reads one object, or a page of many. */
public record Reading(Store store) {

    public Stored get(Target target) {
        return store.get(target.key()).orElseThrow(() -> Refusal.notFound(target.subject()));
    }

    /** All pages of a list show the objects as they were at its first. */
    public Page list(Target target, Parameters parameters) {
        var selection = Selection.of(parameters);
        var from = parameters.text("continue").map(Continuation::parse);
        var snapshot = from.map(page -> at(target, page)).orElseGet(() -> store.list(target.range()));
        var wanted = snapshot.objects().stream()
                .filter(object -> from.map(page -> page.isAfter(object)).orElse(true))
                .filter(selection::matches)
                .toList();
        return Page.of(snapshot.revision(), wanted, parameters.number("limit").orElse(0));
    }

    private Snapshot at(Target target, Continuation page) {
        try {
            return store.listAt(target.range(), page.revision());
        } catch (GoneException e) {
            throw Refusal.expired("The provided continue parameter is too old to display a consistent list result."
                    + " You must start a new list without the continue parameter.");
        }
    }
}
