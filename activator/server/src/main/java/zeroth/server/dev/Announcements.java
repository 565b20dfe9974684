package zeroth.server.dev;

import io.fabric8.knative.pkg.apis.Condition;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Says when a Service becomes Ready and when it fails, each once. Guarded by its map. */
final class Announcements implements ResourceEventHandler<Service> {
    private final Map<String, String> said = new ConcurrentHashMap<>();
    private final Console console;

    Announcements(Console console) {
        this.console = console;
    }

    @Override
    public void onAdd(Service service) {
        announce(service);
    }

    @Override
    public void onUpdate(Service before, Service service) {
        announce(service);
    }

    @Override
    public void onDelete(Service service, boolean stateUnknown) {
        said.remove(name(service));
        console.say(name(service) + ": deleted");
    }

    private void announce(Service service) {
        if (service.getStatus() == null || service.getStatus().getConditions() == null || !isObserved(service)) {
            return;
        }
        service.getStatus().getConditions().stream()
                .filter(condition -> "Ready".equals(condition.getType()))
                .forEach(ready -> announce(service, ready));
    }

    private static boolean isObserved(Service service) {
        return Objects.equals(
                service.getMetadata().getGeneration(), service.getStatus().getObservedGeneration());
    }

    private void announce(Service service, Condition ready) {
        switch (ready.getStatus()) {
            case "True" ->
                once(
                        service,
                        "ready at " + service.getStatus().getUrl() + " ("
                                + service.getStatus().getLatestReadyRevisionName() + ")");
            case "False" -> once(service, "not ready: " + ready.getReason() + ": " + ready.getMessage());
            default -> said.remove(name(service));
        }
    }

    private void once(Service service, String sentence) {
        String before = said.put(name(service), sentence);
        if (!sentence.equals(before)) {
            console.say(name(service) + ": " + sentence);
        }
    }

    private static String name(Service service) {
        return service.getMetadata().getNamespace() + "/"
                + service.getMetadata().getName();
    }
}
