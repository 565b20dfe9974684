package zeroth.api.condition;

import java.util.Set;

/**
 * The conditions of a kind that {@code Ready} depends on. Any other condition is information only.
 *
 * @param dependents types whose failure makes the object not Ready
 */
public record LivingSet(Set<String> dependents) {
    public static final String READY = "Ready";

    public static final LivingSet SERVICE = of("ConfigurationsReady", "RoutesReady");
    public static final LivingSet CONFIGURATION = of();
    public static final LivingSet REVISION = of("ResourcesAvailable", "ContainerHealthy");
    public static final LivingSet ROUTE = of("AllTrafficAssigned", "CertificateProvisioned", "IngressReady");
    public static final LivingSet DOMAIN_MAPPING =
            of("CertificateProvisioned", "DomainClaimed", "IngressReady", "ReferenceResolved");
    public static final LivingSet POD_AUTOSCALER = of("Active", "ScaleTargetInitialized", "SKSReady");
    public static final LivingSet METRIC = of();
    public static final LivingSet SERVERLESS_SERVICE = of("EndpointsPopulated");
    public static final LivingSet INGRESS = of("LoadBalancerReady", "NetworkConfigured");
    public static final LivingSet CERTIFICATE = of();
    public static final LivingSet APPLICATION = of();

    public LivingSet {
        dependents = Set.copyOf(dependents);
    }

    public static LivingSet of(String... dependents) {
        return new LivingSet(Set.of(dependents));
    }

    boolean matters(String type) {
        return type.equals(READY) || dependents.contains(type);
    }
}
