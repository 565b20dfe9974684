package zeroth.api.admission.pod;

import com.fasterxml.jackson.databind.node.ObjectNode;
import zeroth.api.admission.field.Field;
import zeroth.api.settings.FeaturesSettings.SecurePodDefaults;

/**
 * A container's security where its author says nothing: upstream's {@code secure-pod-defaults}.
 *
 * @param pod the pod's own security context, which counts for its containers
 */
record SecureContainer(SecurePodDefaults defaults, Field pod) {
    private static final int FIRST_FREE_PORT = 1024;

    void complete(ObjectNode container) {
        switch (defaults) {
            case DISABLED -> {}
            case ALLOW_ROOT_BOUNDED -> bound(container);
            case ENABLED -> {
                bound(container);
                ObjectNode context = container.withObjectProperty("securityContext");
                if (!isSet(context, "runAsNonRoot") && !pod.at("runAsNonRoot").isSet()) {
                    context.put("runAsNonRoot", true);
                }
            }
        }
    }

    private void bound(ObjectNode container) {
        ObjectNode context = container.withObjectProperty("securityContext");
        if (!isSet(context, "allowPrivilegeEscalation")) {
            context.put("allowPrivilegeEscalation", false);
        }
        if (!isSet(context, "seccompProfile") && !pod.at("seccompProfile").isSet()) {
            context.putObject("seccompProfile").put("type", "RuntimeDefault");
        }
        if (!isSet(context, "capabilities")) {
            capabilities(context.putObject("capabilities"), Field.root(container));
        }
    }

    private static void capabilities(ObjectNode capabilities, Field container) {
        capabilities.putArray("drop").add("ALL");
        boolean needsLowPort = container.at("ports").items().stream().anyMatch(port -> {
            long number = port.at("containerPort").number().orElse(0);
            return number > 0 && number < FIRST_FREE_PORT;
        });
        if (needsLowPort) {
            capabilities.putArray("add").add("NET_BIND_SERVICE");
        }
    }

    private static boolean isSet(ObjectNode context, String name) {
        return Field.root(context).at(name).isSet();
    }
}
