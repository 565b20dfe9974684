package zeroth.autoscaler.podautoscaler;

import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import io.fabric8.knative.internal.networking.v1alpha1.ServerlessService;
import io.fabric8.knative.internal.networking.v1alpha1.ServerlessServiceBuilder;
import io.fabric8.knative.internal.networking.v1alpha1.ServerlessServiceSpec;
import io.fabric8.knative.internal.networking.v1alpha1.ServerlessServiceSpecBuilder;
import zeroth.scaling.zero.Desired;

/** The ServerlessService of a PodAutoscaler. Pure. */
final class ServerlessServices {
    private ServerlessServices() {}

    static ServerlessService desired(PodAutoscaler owner, Mode mode, int activators) {
        return new ServerlessServiceBuilder()
                .withMetadata(Owned.by(owner))
                .withSpec(spec(owner, mode, activators))
                .build();
    }

    /** What is there, with the spec that is desired. */
    static ServerlessService revised(ServerlessService found, ServerlessService desired) {
        return new ServerlessServiceBuilder(found).withSpec(desired.getSpec()).build();
    }

    private static ServerlessServiceSpec spec(PodAutoscaler owner, Mode mode, int activators) {
        return new ServerlessServiceSpecBuilder()
                .withMode(mode.word())
                .withNumActivators(activators)
                .withObjectRef(owner.getSpec().getScaleTargetRef())
                .withProtocolType(new PodAutoscalerFacts(owner).protocolType())
                .build();
    }

    /** The way of requests, in Knative's words. */
    enum Mode {
        PROXY("Proxy"),
        SERVE("Serve");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        /** Directly to the pods only where there are to be some, and enough for a burst. */
        static Mode of(Desired desired, int excessBurstCapacity) {
            return desired.isSome() && excessBurstCapacity >= 0 ? SERVE : PROXY;
        }
    }
}
