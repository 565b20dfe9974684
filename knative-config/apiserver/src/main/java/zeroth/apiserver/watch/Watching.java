package zeroth.apiserver.watch;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zeroth.apiserver.call.EventSource;
import zeroth.apiserver.call.Parameters;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.resource.Target;
import zeroth.apiserver.selector.Selection;
import zeroth.apiserver.store.GoneException;
import zeroth.apiserver.store.Store;
import zeroth.apiserver.watch.Watch.Bookmarks;

/** Begins watches. */
public record Watching(Store store, InstantSource clock) {
    private static final Duration LONGEST = Duration.ofHours(1);

    public EventSource begin(Target target, Parameters parameters, EventText text) {
        var asked = parameters.text("resourceVersion").filter(version -> !version.equals("0"));
        var initial = asked.isEmpty() || parameters.isTrue("sendInitialEvents");
        try {
            return initial
                    ? fromNow(target, parameters, text)
                    : watch(target, parameters, text, version(asked.orElseThrow()), List.of());
        } catch (GoneException e) {
            throw Refusal.expired(String.valueOf(e.getMessage()));
        }
    }

    private EventSource fromNow(Target target, Parameters parameters, EventText text) throws GoneException {
        var snapshot = store.list(target.range());
        var selection = Selection.of(parameters);
        var events = new ArrayList<byte[]>();
        snapshot.objects().stream()
                .filter(selection::matches)
                .forEach(object -> events.add(text.event("ADDED", object)));
        if (parameters.isTrue("sendInitialEvents")) {
            events.add(text.endOfInitial(snapshot.revision()));
        }
        return watch(target, parameters, text, snapshot.revision(), events);
    }

    private EventSource watch(Target target, Parameters parameters, EventText text, long after, List<byte[]> initial)
            throws GoneException {
        var bookmarks = parameters.isTrue("allowWatchBookmarks") ? Bookmarks.WANTED : Bookmarks.UNWANTED;
        return new Watch(
                store.watch(target.range(), after),
                Selection.of(parameters),
                text,
                bookmarks,
                clock,
                lifetime(parameters),
                initial);
    }

    private static Duration lifetime(Parameters parameters) {
        var asked = parameters.number("timeoutSeconds");
        return asked.isPresent() && asked.getAsLong() > 0 ? Duration.ofSeconds(asked.getAsLong()) : LONGEST;
    }

    private static long version(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElseThrow(
                        () -> Refusal.badRequest("resourceVersion: Invalid value: \"" + text + "\": must be a number"));
    }
}
