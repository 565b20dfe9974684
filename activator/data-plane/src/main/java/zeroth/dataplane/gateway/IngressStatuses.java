package zeroth.dataplane.gateway;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.knative.internal.networking.v1alpha1.IngressBuilder;
import io.fabric8.knative.internal.networking.v1alpha1.IngressStatus;
import io.fabric8.knative.internal.networking.v1alpha1.IngressStatusBuilder;
import io.fabric8.knative.internal.networking.v1alpha1.LoadBalancerIngressStatus;
import io.fabric8.knative.internal.networking.v1alpha1.LoadBalancerIngressStatusBuilder;
import io.fabric8.knative.internal.networking.v1alpha1.LoadBalancerStatus;
import io.fabric8.knative.internal.networking.v1alpha1.LoadBalancerStatusBuilder;
import io.fabric8.knative.pkg.apis.Condition;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import zeroth.api.condition.Conditions;
import zeroth.api.condition.LivingSet;
import zeroth.api.condition.Readiness;

/**
 * What a gateway says of an Ingress: pure.
 *
 * @param outside where requests from outside arrive
 * @param privateDomain the cluster-local name of the gateway, which placeholder Services point at
 */
public record IngressStatuses(LoadBalancerIngressStatus outside, String privateDomain, InstantSource clock) {
    private static final String NETWORK = "NetworkConfigured";
    private static final String LOAD_BALANCER = "LoadBalancerReady";

    /** A gateway at that address. */
    public static LoadBalancerIngressStatus at(String address) {
        return new LoadBalancerIngressStatusBuilder().withIp(address).build();
    }

    /** Gateways behind a Service. */
    public static LoadBalancerIngressStatus behind(String domain) {
        return new LoadBalancerIngressStatusBuilder().withDomainInternal(domain).build();
    }

    /** Whether the status says so of just this version. */
    boolean isServed(Ingress ingress) {
        IngressStatus status = status(ingress);
        return Readiness.of(
                        Optional.ofNullable(ingress.getMetadata().getGeneration())
                                .orElse(0L),
                        Optional.ofNullable(status.getObservedGeneration()),
                        stored(status))
                instanceof Readiness.Ready;
    }

    /** Served, as this gateway's own probe has shown. */
    Ingress served(Ingress ingress) {
        IngressStatus status = status(
                        ingress, conditions(ingress).markTrue(NETWORK).markTrue(LOAD_BALANCER))
                .withPublicLoadBalancer(
                        new LoadBalancerStatusBuilder().withIngress(outside).build())
                .withPrivateLoadBalancer(inside())
                .build();
        return with(ingress, status);
    }

    /** Not served, and for that reason. */
    Ingress refused(Ingress ingress, Refusal refusal) {
        Conditions conditions = conditions(ingress).markFalse(NETWORK, refusal.reason(), refusal.message());
        return with(
                ingress,
                status(ingress, conditions.markUnknown(LOAD_BALANCER, refusal.reason(), refusal.message()))
                        .build());
    }

    private Conditions conditions(Ingress ingress) {
        return Conditions.begin(LivingSet.INGRESS, stored(status(ingress)), clock.instant());
    }

    private static IngressStatus status(Ingress ingress) {
        return Optional.ofNullable(ingress.getStatus()).orElseGet(IngressStatus::new);
    }

    private static List<Condition> stored(IngressStatus status) {
        return Optional.ofNullable(status.getConditions()).orElse(List.of());
    }

    private static IngressStatusBuilder status(Ingress ingress, Conditions conditions) {
        return new IngressStatusBuilder()
                .withObservedGeneration(ingress.getMetadata().getGeneration())
                .withConditions(conditions.list());
    }

    private LoadBalancerStatus inside() {
        return new LoadBalancerStatusBuilder()
                .addNewIngress()
                .withDomainInternal(privateDomain)
                .endIngress()
                .build();
    }

    private static Ingress with(Ingress ingress, IngressStatus status) {
        return new IngressBuilder(ingress).withStatus(status).build();
    }
}
