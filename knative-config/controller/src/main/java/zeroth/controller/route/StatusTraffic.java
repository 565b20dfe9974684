package zeroth.controller.route;

import io.fabric8.knative.serving.v1.TrafficTarget;
import io.fabric8.knative.serving.v1.TrafficTargetBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where requests go, as a Route's status tells it. */
final class StatusTraffic {
    private final Rollout rollout;
    private final RouteUrls urls;

    StatusTraffic(Rollout rollout, RouteUrls urls) {
        this.rollout = rollout;
        this.urls = urls;
    }

    List<TrafficTarget> of(List<ResolvedTarget> targets) {
        List<TrafficTarget> merged = new ArrayList<>();
        targets.stream().flatMap(this::told).forEach(target -> join(merged, target));
        return List.copyOf(merged);
    }

    private Stream<TrafficTarget> told(ResolvedTarget target) {
        return target.follows()
                .filter(_ -> target.tag().isEmpty())
                .flatMap(configuration -> rollout.of(target.tag(), configuration))
                .filter(ConfigurationRollout::isInProgress)
                .map(moving ->
                        moving.revisions().stream().map(share -> told(target, share.revision(), share.percent())))
                .orElseGet(() -> Stream.of(told(target, target.backend().revision(), target.percent())));
    }

    private TrafficTarget told(ResolvedTarget target, String revision, int percent) {
        TrafficTargetBuilder told = new TrafficTargetBuilder()
                .withRevisionName(revision)
                .withLatestRevision(target.follows().isPresent()
                        && revision.equals(target.backend().revision()))
                .withPercent((long) percent);
        return target.tag().isEmpty()
                ? told.build()
                : told.withTag(target.tag()).withUrl(urls.url(target.tag())).build();
    }

    private static void join(List<TrafficTarget> merged, TrafficTarget target) {
        IntStream.range(0, merged.size())
                .filter(i -> isSame(merged.get(i), target))
                .findFirst()
                .ifPresentOrElse(
                        i -> merged.set(
                                i,
                                new TrafficTargetBuilder(target)
                                        .withPercent(merged.get(i).getPercent() + target.getPercent())
                                        .build()),
                        () -> merged.add(target));
    }

    private static boolean isSame(TrafficTarget one, TrafficTarget other) {
        return Objects.equals(one.getTag(), other.getTag())
                && Objects.equals(one.getRevisionName(), other.getRevisionName())
                && Objects.equals(one.getLatestRevision(), other.getLatestRevision());
    }
}
