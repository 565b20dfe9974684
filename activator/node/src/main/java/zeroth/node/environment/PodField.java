package zeroth.node.environment;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A field of the pod itself, as {@code fieldRef} names it. */
final class PodField {
    private static final Pattern ENTRY = Pattern.compile("metadata\\.(labels|annotations)\\['(.+)'\\]");
    private static final String LOOPBACK = "127.0.0.1";

    private PodField() {}

    static String read(Pod pod, String path) {
        Matcher entry = ENTRY.matcher(path);
        return entry.matches() ? entry(pod, entry.group(1), entry.group(2)) : plain(pod, path);
    }

    private static String entry(Pod pod, String kind, String key) {
        Map<String, String> entries = kind.equals("labels")
                ? pod.getMetadata().getLabels()
                : pod.getMetadata().getAnnotations();
        return Optional.ofNullable(entries).map(all -> all.get(key)).orElse("");
    }

    private static String plain(Pod pod, String path) {
        return switch (path) {
            case "metadata.name" -> pod.getMetadata().getName();
            case "metadata.namespace" -> pod.getMetadata().getNamespace();
            case "metadata.uid" -> pod.getMetadata().getUid();
            case "spec.nodeName" ->
                Optional.ofNullable(pod.getSpec().getNodeName()).orElse("");
            case "spec.serviceAccountName" ->
                Optional.ofNullable(pod.getSpec().getServiceAccountName()).orElse("default");
            // All pods of this node live on the loopback interface.
            case "status.podIP", "status.podIPs", "status.hostIP", "status.hostIPs" -> LOOPBACK;
            default ->
                throw new ConfigurationMissing("fieldRef.fieldPath: " + path + " (expected: a field of the pod)");
        };
    }
}
