package zeroth.function.deployment.manifest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The Service that the functions run in.
 *
 * @param annotations of its Revisions
 * @param concurrency requests at a time that are let into one pod
 * @param timeoutSeconds of one request
 */
public record Subject(
        String name,
        String image,
        Map<String, String> annotations,
        Optional<Integer> concurrency,
        Optional<Long> timeoutSeconds) {
    static final String API = "serving.knative.dev/v1";
    static final String KIND = "Service";

    public Subject {
        annotations = new TreeMap<>(annotations);
    }

    Map<String, Object> spec() {
        var template = new LinkedHashMap<String, Object>();
        if (!annotations.isEmpty()) {
            template.put("metadata", Map.of("annotations", annotations));
        }
        template.put("spec", pod());
        return Map.of("template", template);
    }

    private Map<String, Object> pod() {
        var pod = new LinkedHashMap<String, Object>();
        concurrency.ifPresent(most -> pod.put("containerConcurrency", most));
        timeoutSeconds.ifPresent(seconds -> pod.put("timeoutSeconds", seconds));
        pod.put("containers", List.of(container()));
        return pod;
    }

    /** The paths are those of the extension. */
    private Map<String, Object> container() {
        var container = new LinkedHashMap<String, Object>();
        container.put("image", image);
        container.put("readinessProbe", Map.of("httpGet", Map.of("path", "/health/readiness")));
        return container;
    }

    Map<String, Object> reference() {
        return reference(API, KIND, name);
    }

    static Map<String, Object> reference(String api, String kind, String name) {
        var reference = new LinkedHashMap<String, Object>();
        reference.put("apiVersion", api);
        reference.put("kind", kind);
        reference.put("name", name);
        return reference;
    }
}
