package zeroth.controller.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the requests that follow one Configuration move from its older Revisions to its newest.
 *
 * @param tag of the group; empty: the Route's own
 * @param percent of the group's requests
 * @param revisions oldest first
 */
record ConfigurationRollout(String configuration, String tag, int percent, List<RevisionShare> revisions, Pace pace) {
    ConfigurationRollout {
        revisions = List.copyOf(revisions);
    }

    /** All goes to one Revision, at once. */
    static ConfigurationRollout to(String revision, String configuration, String tag, int percent) {
        return new ConfigurationRollout(
                configuration, tag, percent, List.of(new RevisionShare(revision, percent)), new Pace.Settled());
    }

    boolean isFor(ConfigurationRollout goal) {
        return configuration.equals(goal.configuration) && tag.equals(goal.tag);
    }

    boolean isInProgress() {
        return revisions.size() > 1;
    }

    boolean isValid() {
        int sum = revisions.stream().mapToInt(RevisionShare::percent).sum();
        boolean steps =
                !(pace instanceof Pace.Stepping stepping) || (stepping.size() >= 0 && stepping.size() <= percent);
        return percent <= 100 && sum == percent && steps;
    }

    /** The next state on the way to {@code goal}, which has one Revision. */
    ConfigurationRollout towards(ConfigurationRollout goal, Instant now) {
        if (goal.percent == 1) {
            return goal;
        }
        ConfigurationRollout adjusted = withPercent(goal.percent);
        String wanted = goal.revisions.getLast().revision();
        return !adjusted.revisions.isEmpty() && adjusted.newest().revision().equals(wanted)
                ? adjusted.stepped(now)
                : adjusted.begun(wanted, now);
    }

    /** More goes to the newest, less is taken from the oldest. */
    ConfigurationRollout withPercent(int wanted) {
        if (wanted == 0 || revisions.isEmpty()) {
            return new ConfigurationRollout(configuration, tag, wanted, List.of(), pace);
        }
        return wanted >= percent ? with(wanted, grown(wanted - percent)) : with(wanted, shrunk(percent - wanted));
    }

    ConfigurationRollout withPace(Pace other) {
        return new ConfigurationRollout(configuration, tag, percent, revisions, other);
    }

    Optional<Instant> next() {
        return pace instanceof Pace.Stepping stepping ? Optional.of(stepping.next()) : Optional.empty();
    }

    private RevisionShare newest() {
        return revisions.getLast();
    }

    private ConfigurationRollout stepped(Instant now) {
        if (!isInProgress()) {
            return withPace(new Pace.Settled());
        }
        return pace instanceof Pace.Stepping stepping && stepping.size() > 0 && !now.isBefore(stepping.next())
                ? step(stepping, now)
                : this;
    }

    private ConfigurationRollout step(Pace.Stepping stepping, Instant now) {
        ConfigurationRollout moved = with(percent, moved(stepping.size()));
        return moved.isInProgress()
                ? moved.withPace(new Pace.Stepping(
                        stepping.start(), now.plus(stepping.every()), stepping.every(), stepping.size()))
                : moved.withPace(new Pace.Settled());
    }

    /** From the second newest backwards to the newest. */
    private List<RevisionShare> moved(int size) {
        List<RevisionShare> older = new ArrayList<>(revisions.subList(0, revisions.size() - 1));
        int left = size;
        while (left > 0 && !older.isEmpty()) {
            RevisionShare last = older.removeLast();
            int taken = Math.min(left, last.percent());
            left -= taken;
            if (taken < last.percent()) {
                older.add(last.plus(-taken));
            }
        }
        older.add(newest().plus(size - left));
        return older;
    }

    private ConfigurationRollout begun(String wanted, Instant now) {
        List<RevisionShare> shares = new ArrayList<>();
        boolean given = false;
        for (RevisionShare share : revisions.reversed()) {
            boolean gives = !given && share.percent() > 0;
            given |= gives;
            int left = gives ? share.percent() - 1 : share.percent();
            if (left > 0) {
                shares.addFirst(new RevisionShare(share.revision(), left));
            }
        }
        shares.add(new RevisionShare(wanted, given ? 1 : percent));
        return with(percent, shares).withPace(new Pace.Started(now));
    }

    private List<RevisionShare> grown(int more) {
        List<RevisionShare> shares = new ArrayList<>(revisions);
        shares.add(shares.removeLast().plus(more));
        return shares;
    }

    private List<RevisionShare> shrunk(int less) {
        List<RevisionShare> shares = new ArrayList<>();
        int left = less;
        for (RevisionShare share : revisions) {
            int taken = Math.min(left, share.percent());
            left -= taken;
            if (taken < share.percent()) {
                shares.add(share.plus(-taken));
            }
        }
        return shares;
    }

    private ConfigurationRollout with(int otherPercent, List<RevisionShare> shares) {
        return new ConfigurationRollout(configuration, tag, otherPercent, shares, pace);
    }
}
