package zeroth.controller.revision;

import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zeroth.api.settings.DeploymentSettings;
import zeroth.api.settings.Feature;
import zeroth.controller.reconcile.Owner;
import zeroth.controller.settings.Settings;
import zeroth.names.EnvironmentKeys;
import zeroth.names.Labels;
import zeroth.names.Ports;

/** What queue-proxy is told of the Revision it serves, in upstream's order. */
final class QueueProxyEnvironment {
    private static final String FULL_DUPLEX = "features.knative.dev/http-full-duplex";

    private final Revision revision;
    private final ServingContainer serving;
    private final Settings settings;
    private final String systemNamespace;
    private final List<EnvVar> variables = new ArrayList<>();

    private QueueProxyEnvironment(Revision revision, Settings settings, String systemNamespace) {
        this.revision = revision;
        this.serving = ServingContainer.of(revision);
        this.settings = settings;
        this.systemNamespace = systemNamespace;
    }

    static List<EnvVar> of(Revision revision, Settings settings, String systemNamespace) {
        QueueProxyEnvironment environment = new QueueProxyEnvironment(revision, settings, systemNamespace);
        environment.identity();
        environment.limits();
        environment.pod();
        environment.program();
        environment.features();
        return List.copyOf(environment.variables);
    }

    private void identity() {
        put(EnvironmentKeys.SERVING_NAMESPACE, revision.getMetadata().getNamespace());
        put(EnvironmentKeys.SERVING_SERVICE, revision.getMetadata().getLabels().getOrDefault(Labels.SERVICE, ""));
        put(EnvironmentKeys.SERVING_CONFIGURATION, configuration());
        put(EnvironmentKeys.SERVING_REVISION, revision.getMetadata().getName());
        put(EnvironmentKeys.QUEUE_SERVING_PORT, String.valueOf(serving.queuePort()));
        put(EnvironmentKeys.QUEUE_SERVING_TLS_PORT, String.valueOf(Ports.BACKEND_HTTPS));
    }

    private void limits() {
        var spec = revision.getSpec();
        put(EnvironmentKeys.CONTAINER_CONCURRENCY, orZero(spec.getContainerConcurrency()));
        put(EnvironmentKeys.REVISION_TIMEOUT_SECONDS, orZero(spec.getTimeoutSeconds()));
        put(EnvironmentKeys.REVISION_RESPONSE_START_TIMEOUT_SECONDS, orZero(spec.getResponseStartTimeoutSeconds()));
        put(EnvironmentKeys.REVISION_IDLE_TIMEOUT_SECONDS, orZero(spec.getIdleTimeoutSeconds()));
    }

    private void pod() {
        field(EnvironmentKeys.SERVING_POD, "metadata.name");
        field(EnvironmentKeys.SERVING_POD_IP, "status.podIP");
        put(EnvironmentKeys.SERVING_LOGGING_CONFIG, settings.logging().getOrDefault("zap-logger-config", ""));
        put(EnvironmentKeys.SERVING_LOGGING_LEVEL, settings.logging().getOrDefault("loglevel.queueproxy", ""));
    }

    private void program() {
        put(EnvironmentKeys.USER_PORT, String.valueOf(serving.port()));
        put("SYSTEM_NAMESPACE", systemNamespace);
        put(EnvironmentKeys.SERVING_READINESS_PROBE, readiness());
        field("HOST_IP", "status.hostIP");
    }

    private void features() {
        DeploymentSettings deployment = settings.deployment();
        put(EnvironmentKeys.ENABLE_HTTP2_AUTO_DETECTION, isEnabled(Feature.AUTODETECT_HTTP2));
        put(EnvironmentKeys.ENABLE_HTTP_FULL_DUPLEX, fullDuplex());
        put("ROOT_CA", deployment.queueSidecarRootCa());
        put("QUEUE_PROXY_TLS_MIN_VERSION", deployment.queueSidecarTls().minVersion());
        put("QUEUE_PROXY_TLS_MAX_VERSION", deployment.queueSidecarTls().maxVersion());
        put("QUEUE_PROXY_TLS_CIPHER_SUITES", deployment.queueSidecarTls().cipherSuites());
        put("QUEUE_PROXY_TLS_CURVE_PREFERENCES", deployment.queueSidecarTls().curvePreferences());
        put(EnvironmentKeys.ENABLE_MULTI_CONTAINER_PROBES, isEnabled(Feature.MULTI_CONTAINER_PROBING));
        put("OBSERVABILITY_CONFIG", new Observability(settings.observability()).json());
    }

    private String configuration() {
        return Owner.of(revision)
                .filter(owner -> owner.getKind().equals("Configuration"))
                .map(OwnerReference::getName)
                .orElse("");
    }

    private String readiness() {
        Optional<Probe> own = ReadinessProbe.of(serving).map(ReadinessProbe::ofProgram);
        return settings.features().isEnabled(Feature.MULTI_CONTAINER_PROBING)
                ? ReadinessProbe.json(SidecarProbes.with(own, revision, serving))
                : own.map(ReadinessProbe::json).orElse("");
    }

    private String fullDuplex() {
        return String.valueOf("Enabled"
                .equalsIgnoreCase(revision.getMetadata().getAnnotations().getOrDefault(FULL_DUPLEX, "")));
    }

    private String isEnabled(Feature feature) {
        return String.valueOf(settings.features().isEnabled(feature));
    }

    private void put(String name, String value) {
        variables.add(new EnvVar(name, value, null));
    }

    private void field(String name, String path) {
        variables.add(new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewFieldRef(null, path)
                .endValueFrom()
                .build());
    }

    private static String orZero(Long number) {
        return String.valueOf(Optional.ofNullable(number).orElse(0L));
    }
}
