package zeroth.autoscaler.podautoscaler;

import io.fabric8.knative.internal.autoscaling.v1alpha1.Metric;
import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscalerStatus;
import io.fabric8.knative.internal.networking.v1alpha1.ServerlessService;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import zeroth.api.condition.Conditions;
import zeroth.api.condition.LivingSet;
import zeroth.autoscaler.loop.Sights;
import zeroth.autoscaler.loop.Verdict;
import zeroth.autoscaler.loop.Verdicts;
import zeroth.autoscaler.podautoscaler.ServerlessServices.Mode;
import zeroth.autoscaler.settings.Settings;
import zeroth.autoscaler.settings.Specs;
import zeroth.names.RevisionId;
import zeroth.scaling.decision.Activators;
import zeroth.scaling.decision.ScalingSpec;
import zeroth.scaling.zero.Activity;
import zeroth.scaling.zero.Desired;
import zeroth.scaling.zero.ScalePlan;
import zeroth.scaling.zero.Step;

/** One pass over one PodAutoscaler. Immutable; the framework never passes over one object twice at a time. */
final class PodAutoscalerReconciliation {
    private static final int FIRST_ACTIVATORS = 2;

    private final Children children;
    private final Verdicts verdicts;
    private final Sights sights;
    private final Carrier carrier;
    private final Supplier<Settings> settings;
    private final InstantSource clock;

    PodAutoscalerReconciliation(
            Children children,
            Verdicts verdicts,
            Sights sights,
            Carrier carrier,
            Supplier<Settings> settings,
            InstantSource clock) {
        this.children = children;
        this.verdicts = verdicts;
        this.sights = sights;
        this.carrier = carrier;
        this.settings = settings;
        this.clock = clock;
    }

    /** Brings the world in line, and says what the status is then. */
    PodAutoscalerStatus reconcile(PodAutoscaler autoscaler) {
        Pass pass = new Pass(autoscaler, settings.get());
        return children.serverlessService(pass.revision)
                .flatMap(found -> new ServerlessServiceFacts(found)
                        .privateServiceName()
                        .map(service -> scaled(pass, found, service)))
                .orElseGet(() -> unfounded(pass));
    }

    /** Its Services are not there yet: there is nothing to measure. */
    private PodAutoscalerStatus unfounded(Pass pass) {
        ServerlessService desired = ServerlessServices.desired(pass.autoscaler, Mode.PROXY, FIRST_ACTIVATORS);
        Ensured ensured = children.serverlessService(pass.revision)
                .map(found -> ensureServices(pass, found, desired))
                .orElseGet(() -> created(desired));
        return switch (ensured) {
            case NOT_OURS -> pass.status.notOwned("ServerlessService");
            case OURS ->
                pass.status
                        .servicesNotReady("No Private Service Name")
                        .scaled(Desired.unknown(), sights.readyPods(pass.revision), pass.spec)
                        .build();
        };
    }

    private PodAutoscalerStatus scaled(Pass pass, ServerlessService found, String privateService) {
        Verdict verdict = verdicts.follow(pass.revision, pass.spec);
        if (ensureMetric(pass, privateService) == Ensured.NOT_OURS) {
            return pass.status.notOwned("Metric");
        }
        Desired desired = carrier.take(step(pass, found, verdict), pass.occasion(verdict));
        int ready = sights.readyPods(pass.revision);
        Mode mode = Mode.of(desired, verdict.excessBurstCapacity());
        ServerlessService wanted =
                ServerlessServices.desired(pass.autoscaler, mode, Activators.count(pass.spec, ready));
        if (ensureServices(pass, found, wanted) == Ensured.NOT_OURS) {
            return pass.status.notOwned("ServerlessService");
        }
        return pass.status
                .services(new ServerlessServiceFacts(found), privateService)
                .scaled(desired, ready, pass.spec)
                .build();
    }

    private Step step(Pass pass, ServerlessService services, Verdict verdict) {
        ScalePlan plan = new ScalePlan(
                pass.status.start().bounds(pass.spec),
                Specs.zero(pass.autoscaler, pass.settings),
                new ServerlessServiceFacts(services).path(),
                pass.activity);
        return plan.step(verdict.desired(), pass.now);
    }

    private Ensured ensureMetric(Pass pass, String privateService) {
        Metric desired = Metrics.desired(pass.autoscaler, pass.spec, privateService);
        return children.metric(pass.revision)
                .map(found -> ensured(pass.autoscaler, found, Metrics.revised(found, desired)))
                .orElseGet(() -> created(desired));
    }

    private Ensured ensureServices(Pass pass, ServerlessService found, ServerlessService desired) {
        return ensured(pass.autoscaler, found, ServerlessServices.revised(found, desired));
    }

    private Ensured created(HasMetadata child) {
        children.create(child);
        return Ensured.OURS;
    }

    private Ensured ensured(PodAutoscaler owner, HasMetadata found, HasMetadata revised) {
        if (!Owned.by(owner, found)) {
            return Ensured.NOT_OURS;
        }
        if (!revised.equals(found)) {
            children.update(revised);
        }
        return Ensured.OURS;
    }

    private enum Ensured {
        OURS,
        NOT_OURS
    }

    /** What one pass knows from the beginning. */
    private final class Pass {
        final PodAutoscaler autoscaler;
        final Settings settings;
        final Instant now = clock.instant();
        final PodAutoscalerFacts facts;
        final RevisionId revision;
        final ScalingSpec spec;
        final StatusDraft status;
        final Activity activity;

        Pass(PodAutoscaler autoscaler, Settings settings) {
            this.autoscaler = autoscaler;
            this.settings = settings;
            facts = new PodAutoscalerFacts(autoscaler);
            revision = facts.revision();
            spec = Specs.scaling(autoscaler, settings);
            Conditions conditions = Conditions.begin(LivingSet.POD_AUTOSCALER, facts.conditions(), now)
                    .observing(facts.generation(), facts.observedGeneration());
            status = new StatusDraft(facts, conditions);
            activity = Activities.of(conditions, now);
        }

        Carrier.Occasion occasion(Verdict verdict) {
            return new Carrier.Occasion(facts, activity, verdict, spec);
        }
    }
}
