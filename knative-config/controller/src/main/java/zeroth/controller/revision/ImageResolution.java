package zeroth.controller.revision;

import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.api.model.Container;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import zeroth.api.application.Application;
import zeroth.api.application.ApplicationStatus;
import zeroth.api.condition.LivingSet;

/** Which content the images of a Revision stand for. */
sealed interface ImageResolution {
    /** All are known. */
    record Resolved(PinnedImages images) implements ImageResolution {}

    /** The node has not yet read the program. */
    record Waiting() implements ImageResolution {}

    /** One of them cannot be had. */
    record Missing(String image, String why) implements ImageResolution {
        String message() {
            return "Unable to fetch image \"%s\": %s".formatted(image, why);
        }
    }

    /**
     * Looks up each image that names a program of this machine.
     *
     * @param applications those programs, by name
     */
    static ImageResolution of(Revision revision, Function<String, Optional<Application>> applications) {
        Map<String, String> digests = new TreeMap<>();
        for (Container container : PinnedImages.containers(revision).toList()) {
            switch (of(new ImageReference(container.getImage()), applications)) {
                case One.Is(String digest) -> digests.put(container.getName(), digest);
                case One.NotYet _ -> {
                    return new Waiting();
                }
                case One.Not(String why) -> {
                    return new Missing(container.getImage(), why);
                }
            }
        }
        return new Resolved(new PinnedImages(digests));
    }

    private static One of(ImageReference image, Function<String, Optional<Application>> applications) {
        return image.application()
                .map(name ->
                        applications.apply(name).map(ImageResolution::of).orElseGet(() -> new One.Not(unknown(name))))
                .orElseGet(() -> new One.Is(image.text().contains("@") ? image.text() : ""));
    }

    private static One of(Application application) {
        ApplicationStatus status = application.getStatus();
        if (!isRead(application)) {
            return new One.NotYet();
        }
        Optional<String> broken = status.conditions().stream()
                .filter(condition ->
                        condition.getType().equals(LivingSet.READY) && "False".equals(condition.getStatus()))
                .map(condition -> Optional.ofNullable(condition.getMessage()).orElse("it cannot be run"))
                .findFirst();
        return broken.<One>map(One.Not::new)
                .or(() -> Optional.ofNullable(status.image()).map(One.Is::new))
                .orElseGet(One.NotYet::new);
    }

    /** An older reading may be of another program. */
    private static boolean isRead(Application application) {
        Long generation = application.getMetadata().getGeneration();
        return generation == null || generation.equals(application.getStatus().observedGeneration());
    }

    private static String unknown(String name) {
        return "there is no application \"%s\" on this machine; `zeroth app add %s PATH` makes it known"
                .formatted(name, name);
    }

    /** One image. */
    sealed interface One {
        /**
         * The content is known.
         *
         * @param digest empty: it runs as the user wrote it
         */
        record Is(String digest) implements One {}

        record NotYet() implements One {}

        record Not(String why) implements One {}
    }
}
