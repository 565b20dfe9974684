package zeroth.controller.configuration;

import io.fabric8.knative.serving.v1.Configuration;
import io.fabric8.knative.serving.v1.Revision;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import zeroth.api.settings.GarbageCollectionSettings;
import zeroth.names.Annotations;
import zeroth.names.Labels;

/** How long Revisions that no Route leads to are kept; upstream's gc. */
record Retention(GarbageCollectionSettings settings, Instant now) {
    private static final String RESERVE = "reserve";

    /**
     * @param outlived may go now, the longest unused first
     * @param nextLook when the next may go, if nothing else happens before
     */
    record Verdict(List<Revision> outlived, Optional<Instant> nextLook) {
        Verdict {
            outlived = List.copyOf(outlived);
        }
    }

    Verdict judge(Configuration configuration, List<Revision> revisions) {
        List<Revision> unused = revisions.stream()
                .filter(revision -> isUnused(configuration, revision))
                .sorted(Comparator.comparing(Retention::lastActive))
                .toList();
        long spare = Math.max(0, unused.size() - settings.minNonActiveRevisions());
        List<Revision> stale =
                unused.stream().filter(this::isStale).limit(spare).toList();
        List<Revision> kept =
                unused.stream().filter(revision -> !stale.contains(revision)).toList();
        List<Revision> tooMany = kept.stream().limit(beyondMost(kept.size())).toList();
        boolean moreMayGo = stale.size() + tooMany.size() < spare;
        return new Verdict(
                Stream.concat(stale.stream(), tooMany.stream()).toList(),
                kept.stream()
                        .skip(tooMany.size())
                        .filter(_ -> moreMayGo)
                        .flatMap(revision -> staleFrom(revision).stream())
                        .min(Comparator.naturalOrder()));
    }

    /** Not the newest either, which would be made again at once. */
    static boolean isUnused(Configuration configuration, Revision revision) {
        String name = revision.getMetadata().getName();
        return RESERVE.equals(revision.getMetadata().getLabels().get(Labels.ROUTING_STATE))
                && revision.getMetadata().getDeletionTimestamp() == null
                && !"true".equalsIgnoreCase(annotation(revision, Annotations.NO_GC))
                && !name.equals(configuration.getStatus().getLatestReadyRevisionName())
                && !name.equals(configuration.getStatus().getLatestCreatedRevisionName());
    }

    private long beyondMost(long count) {
        return settings.maxNonActiveRevisions().stream()
                .map(most -> Math.max(0, count - most))
                .findFirst()
                .orElse(0);
    }

    private boolean isStale(Revision revision) {
        return staleFrom(revision).filter(from -> !from.isAfter(now)).isPresent();
    }

    /** Never, where neither age nor idleness matters. */
    private Optional<Instant> staleFrom(Revision revision) {
        return Stream.of(
                        after(created(revision), settings.retainSinceCreateTime()),
                        after(lastActive(revision), settings.retainSinceLastActiveTime()))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    private static Optional<Instant> after(Instant begin, Optional<Duration> time) {
        return time.map(begin::plus);
    }

    private static Instant lastActive(Revision revision) {
        try {
            return Instant.parse(annotation(revision, Annotations.ROUTING_STATE_MODIFIED));
        } catch (DateTimeParseException e) {
            return created(revision);
        }
    }

    private static Instant created(Revision revision) {
        return Instant.parse(revision.getMetadata().getCreationTimestamp());
    }

    private static String annotation(Revision revision, String key) {
        return Objects.requireNonNullElse(
                revision.getMetadata().getAnnotations().get(key), "");
    }
}
